import { useNavbarMobileSidebar } from '@docusaurus/theme-common/internal';
import MobileSidebar from '@theme-original/Navbar/MobileSidebar';
import { useRef } from 'react';

/** The menu of a phone, made when somebody opens it: with all its links it is half the work of a page. */
export default function NavbarMobileSidebar() {
  const { shown } = useNavbarMobileSidebar();
  const opened = useRef(false);
  opened.current ||= shown;
  return opened.current ? <MobileSidebar /> : null;
}
