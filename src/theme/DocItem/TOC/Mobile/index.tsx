/** On a phone the first screen belongs to the answer; the page is short enough to scroll. */
export default function DocItemTOCMobile() {
  return null;
}
