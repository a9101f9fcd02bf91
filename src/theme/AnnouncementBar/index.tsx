/** Nothing is announced above the pages, so nobody loads what would announce it. */
export default function AnnouncementBar() {
  return null;
}
