import type { Definitions } from '../definition.ts'

/** What keeps a spreadsheet from being read. */
export const xlsx = {
  oldFormat:
    'a workbook in the .xlsx format: open it in the spreadsheet program and save it as “Excel workbook (.xlsx)”',
  noWorkbook: 'a workbook in the .xlsx format, or a CSV file',
  tooLarge: 'a workbook of at most 128 MB unpacked: save the sheet as CSV',
  broken: 'a workbook that is not damaged: save it again',
  empty: 'a sheet with a header row and rows below it',
  withoutResult: [
    '{count, plural, one {# formula was saved without its result: its cell counts as empty} other {# formulas were saved without their results: their cells count as empty}}',
    { count: 'number' },
  ],
  sheet: ['sheet “{sheet}”', { sheet: 'text' }],
} as const satisfies Definitions
