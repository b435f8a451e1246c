/** The button that begins a new conversation. It asks once more, because the old one cannot be opened again. */

/**
 * Call `begin()` after the second press.
 * @param {HTMLButtonElement} opener whose `popovertarget` holds `confirm`
 * @param {HTMLButtonElement} confirm
 * @param {() => void} begin
 */
export function offerNewConversation(opener, confirm, begin) {
  const menu = confirm.closest("[popover]");
  if (!menu.showPopover) {
    opener.addEventListener("click", begin);
    return;
  }
  confirm.addEventListener("click", () => {
    menu.hidePopover();
    begin();
  });
}
