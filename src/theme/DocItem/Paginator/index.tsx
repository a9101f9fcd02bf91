/** Records are not chapters: nothing comes before or after them. */
export default function DocItemPaginator() {
  return null;
}
