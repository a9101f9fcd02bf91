/** Something that the person at the keyboard can mend; printed without a stack, exit code 1. */
export class UserError extends Error {}
