/** Keeps the page as high as what the on-screen keyboard leaves, where the browser does not do so itself. */

/** @param {HTMLElement} root gets `--viewport-height` in pixels */
export function fitToKeyboard(root) {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const fit = () => {
    const zoomed = Math.abs(viewport.scale - 1) > 0.01;
    if (zoomed) return;
    root.style.setProperty("--viewport-height", `${viewport.height}px`);
    window.scrollTo(0, 0);
  };
  viewport.addEventListener("resize", fit);
}
