/** Stands in a sentence for what is not filled in yet. */
export const BLANK = '…'
