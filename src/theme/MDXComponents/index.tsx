import AudiencePart from '@theme/AudiencePart';
import Callout from '@theme/Callout';
import ScreenChoice from '@theme/ScreenChoice';
import ScreenWords from '@theme/ScreenWords';
import Step from '@theme/Step';
import Table from '@theme/Table';
import MDXComponents from '@theme-original/MDXComponents';

// The element names that src/plugin/remark.ts gives to the directives of a record.
export default {
  ...MDXComponents,
  step: Step,
  callout: Callout,
  audiencepart: AudiencePart,
  screenchoice: ScreenChoice,
  screenwords: ScreenWords,
  table: Table,
};
