import type { InvoiceMapping } from '../../../shared/domain/carrier-invoice.ts'

/** Whether a mapping names only headers that the file has. */
export function fitsColumns({ columns, amounts }: InvoiceMapping, headers: readonly string[]): boolean {
  const named = [
    ...Object.values(columns),
    ...amounts.flatMap(({ header, named: by }) => (by === null ? [header] : [header, by])),
  ]
  return named.every((header) => headers.includes(header))
}
