import { useNavbarMobileSidebar } from '@docusaurus/theme-common/internal';
import MobileSidebar from '@theme-original/DocSidebar/Mobile';
import { type ComponentProps, useRef } from 'react';

/** The list of pages for the menu of a phone, made when somebody opens it: else every page is drawn twice more. */
export default function DocSidebarMobile(props: ComponentProps<typeof MobileSidebar>) {
  const { shown } = useNavbarMobileSidebar();
  const opened = useRef(false);
  opened.current ||= shown;
  return opened.current ? <MobileSidebar {...props} /> : null;
}
