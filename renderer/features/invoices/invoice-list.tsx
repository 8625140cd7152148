import { Trash2 } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { CarrierInvoice } from '../../../shared/domain/carrier-invoice.ts'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { TableColumn } from '../../components/data-table-row.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Instant } from '../../components/instant.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import type { useListScreen } from '../../lib/use-list-screen.ts'
import { useLive } from '../../lib/use-live.ts'
import { usePagedList } from '../../lib/use-paged-list.ts'

const TOPICS = ['orders', 'carriers'] as const
const rowId = ({ importId, number }: CarrierInvoice) => `${importId}/${number}`

/** The invoices that were imported, newest first; a file is removed whole. */
export function InvoiceList(props: {
  screen: ReturnType<typeof useListScreen>
  heading: (total: number | null, tools: ReactNode) => ReactNode
  empty: ReactNode
}) {
  const { screen } = props
  const texts = useMessages('invoices')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const undo = useCommand((client) => client.invoices.undo)
  const [removing, setRemoving] = useState<CarrierInvoice | null>(null)
  const list = usePagedList<CarrierInvoice>({
    topics: TOPICS,
    rowId,
    read: (client, offset, limit) => client.invoices.list({ offset, limit }),
    key: ['invoices'],
    held: screen.isHeld,
  })
  const columns = useInvoiceColumns()
  const chosen = list.rows.find((row) => rowId(row) === screen.cursorId) ?? null
  const { group } = texts
  useKeyCommands([
    {
      id: 'invoices.undo',
      label: texts.undoKey,
      group,
      footer: true,
      keys: ['u'],
      run: () => setRemoving(chosen),
    },
  ])

  async function remove({ importId }: CarrierInvoice) {
    const outcome = await undo.run({ importId })
    setRemoving(null)
    if (outcome.kind !== 'done') return
    say('done', texts.undone({ invoices: outcome.value.invoices }))
    screen.onCursor(null)
  }

  return (
    <>
      {props.heading(
        list.kind === 'loading' ? null : list.total,
        chosen !== null && (
          <Button icon={Trash2} onPress={() => setRemoving(chosen)}>
            {verbs.remove}
          </Button>
        ),
      )}
      <DataTable
        label={texts.invoiceList}
        list={list}
        rowId={rowId}
        columns={columns}
        cursorId={screen.cursorId}
        onCursor={screen.onCursor}
        onOpen={setRemoving}
        empty={props.empty}
      />
      {removing !== null && (
        <Dialog
          isOpen
          onClose={() => setRemoving(null)}
          title={texts.undoTitle({ file: removing.file })}
          actions={
            <>
              <Button onPress={() => setRemoving(null)}>{verbs.back}</Button>
              <Button tone="danger" busy={undo.busy} onPress={() => void remove(removing)}>
                {verbs.remove}
              </Button>
            </>
          }
        >
          <p>{texts.undoText}</p>
        </Dialog>
      )}
    </>
  )
}

function useInvoiceColumns(): readonly TableColumn<CarrierInvoice>[] {
  const texts = useMessages('invoices')
  const format = useFormat()
  const timeZone = useTimeZone()
  const accounts = useLive(TOPICS, (client) => client.carriers.accounts({})).data
  return useMemo(
    (): readonly TableColumn<CarrierInvoice>[] => [
      {
        id: 'number',
        header: texts.invoice,
        width: 'minmax(128px, 1fr)',
        cell: ({ number }) => <span className="mono">{number}</span>,
      },
      {
        id: 'account',
        header: texts.account,
        width: 'minmax(120px, 1fr)',
        cell: ({ accountId }) =>
          accounts?.find(({ account }) => account.id === accountId)?.account.name ?? accountId,
      },
      {
        id: 'on',
        header: texts.on,
        width: '108px',
        cell: ({ on }) => <span className="unit">{on === null ? '–' : format.day(on)}</span>,
      },
      {
        id: 'file',
        header: texts.file,
        width: 'minmax(120px, 1fr)',
        cell: ({ file }) => <span title={file}>{file}</span>,
      },
      {
        id: 'lines',
        header: texts.lines,
        width: '72px',
        align: 'end',
        cell: ({ lines }) => format.integer(lines),
      },
      {
        id: 'parcels',
        header: texts.parcels,
        width: '72px',
        align: 'end',
        cell: ({ parcels }) => format.integer(parcels),
      },
      {
        id: 'unknown',
        header: texts.unknown,
        width: '84px',
        align: 'end',
        cell: ({ unknown }) => (unknown === 0 ? '–' : format.integer(unknown)),
      },
      {
        id: 'amount',
        header: texts.amount,
        width: '108px',
        align: 'end',
        cell: ({ amountCents, currency }) => format.money(amountCents, currency),
      },
      {
        id: 'taken',
        header: texts.takenAt,
        width: 'minmax(120px, 0.8fr)',
        cell: ({ takenAt, takenBy }) => (
          <span className="unit" title={texts.takenBy({ name: takenBy })}>
            <Instant at={takenAt} timeZone={timeZone} />
          </span>
        ),
      },
    ],
    [texts, format, timeZone, accounts],
  )
}
