import { Truck } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { ReceiptRow } from '../../../shared/contract/receipts.ts'
import { receiptKey } from '../../../shared/domain/expected-receipt.ts'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { TableColumn } from '../../components/data-table-row.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { usePagedList } from '../../lib/use-paged-list.ts'
import { ReceiptDay } from './receipt-day.tsx'
import { TakeReceiptDialog } from './take-receipt.tsx'

const TOPICS = ['stock'] as const
const rowId = ({ receipt }: ReceiptRow) => receiptKey(receipt)

/** Goods that sites expect from suppliers, the next first. */
export function ReceiptsList(props: {
  search: string
  siteId: string | null
  why: string | null
  onOpen: (sku: string) => void
}) {
  const { search, siteId, why, onOpen } = props
  const texts = useMessages('receipts')
  const [cursor, setCursor] = useState<string | null>(null)
  const [taking, setTaking] = useState<ReceiptRow | null>(null)
  const list = usePagedList<ReceiptRow>({
    topics: TOPICS,
    rowId,
    read: (client, offset, limit) => client.receipts.list({ offset, limit, search, siteId }),
    key: [search, siteId],
    held: taking !== null,
  })
  const columns = useReceiptColumns(why, setTaking)
  return (
    <>
      <DataTable
        label={texts.list}
        list={list}
        rowId={rowId}
        columns={columns}
        cursorId={cursor}
        onCursor={setCursor}
        onOpen={({ receipt }) => onOpen(receipt.sku)}
        empty={
          <EmptyState
            icon={Truck}
            title={search === '' ? texts.emptyTitle : texts.emptySearch({ text: search })}
          >
            {search === '' && texts.emptyText}
          </EmptyState>
        }
      />
      {taking !== null && <TakeReceiptDialog receipt={taking.receipt} onClose={() => setTaking(null)} />}
    </>
  )
}

function useReceiptColumns(
  why: string | null,
  onTake: (row: ReceiptRow) => void,
): readonly TableColumn<ReceiptRow>[] {
  const texts = useMessages('receipts')
  const format = useFormat()
  const names = useNames()
  return useMemo(
    () => [
      {
        id: 'on',
        header: texts.on,
        width: '128px',
        cell: ({ receipt }) => <ReceiptDay on={receipt.on} />,
      },
      {
        id: 'sku',
        header: texts.sku,
        width: '112px',
        cell: ({ receipt }) => <span className="mono">{receipt.sku}</span>,
      },
      {
        id: 'name',
        header: texts.product,
        width: 'minmax(144px, 1fr)',
        cell: ({ name }) => <span title={name}>{name}</span>,
      },
      {
        id: 'site',
        header: texts.site,
        width: 'minmax(136px, 0.5fr)',
        cell: ({ receipt }) => names.site(receipt.siteId),
      },
      {
        id: 'quantity',
        header: texts.quantity,
        width: '80px',
        align: 'end',
        cell: ({ receipt }) => format.integer(receipt.quantity),
      },
      {
        id: 'reference',
        header: texts.reference,
        width: 'minmax(290px, 1fr)',
        cell: ({ receipt: { reference, from } }) => (
          <span
            title={
              from === undefined ? reference : `${reference} ${texts.fromSite({ site: names.site(from) })}`
            }
          >
            {reference}
            {from !== undefined && (
              <span className="unit"> {texts.fromSite({ site: names.site(from) })}</span>
            )}
          </span>
        ),
      },
      {
        id: 'take',
        header: '',
        width: '112px',
        align: 'end',
        cell: (row) => (
          <Button tone="quiet" why={why} onPress={() => onTake(row)}>
            {texts.take}
          </Button>
        ),
      },
    ],
    [texts, format, names, why, onTake],
  )
}
