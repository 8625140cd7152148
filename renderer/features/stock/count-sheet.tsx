import { ArrowLeft, ClipboardCheck, Download, Printer, RotateCcw, X } from 'lucide-react'
import { useState } from 'react'
import type { CountRow } from '../../../shared/contract/counts.ts'
import { Button } from '../../components/button.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useNames } from '../../lib/catalog.ts'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { BookDialog } from './book-count.tsx'
import { CountEntry } from './count-entry.tsx'
import { CountTable } from './count-table.tsx'

const TOPICS = ['counts', 'stock'] as const
const SHOWN = ['all', 'open', 'counted', 'different'] as const
type Shown = (typeof SHOWN)[number]
const PAGE = 100
const MOST_AT_ONCE = 500

/** One count: what is on the sheet, what was found, and what booking it would change. It is kept as it is entered. */
export function CountSheet(props: {
  countId: string
  search: string
  why: string | null
  onBack: () => void
  onOpen: (sku: string) => void
}) {
  const { countId, search, why, onBack, onOpen } = props
  const texts = useMessages('counts')
  const format = useFormat()
  const names = useNames()
  const currency = useOwnCurrency()
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const [show, setShow] = useState<Shown>('all')
  const [offset, setOffset] = useState(0)
  const [isBooking, setBooking] = useState(false)
  const [printed, setPrinted] = useState<readonly CountRow[] | null>(null)
  const unbook = useCommand((client) => client.counts.unbook)
  const drop = useCommand((client) => client.counts.drop)
  const live = useLive(
    TOPICS,
    (client) => client.counts.sheet({ countId, show, search, offset, limit: PAGE }),
    [countId, show, search, offset],
  )

  async function save() {
    const { name, csv } = await connection.client.counts.csv({ countId })
    saveFile(name, 'text/csv', csv)
  }

  /** Prints the whole sheet, whatever page is seen. */
  async function print() {
    const rows: CountRow[] = []
    for (let from = 0; ; from += MOST_AT_ONCE) {
      const page = await connection.client.counts.sheet({ countId, offset: from, limit: MOST_AT_ONCE })
      rows.push(...page.rows)
      if (rows.length >= page.total || page.rows.length === 0) break
    }
    setPrinted(rows)
    // Drawn first.
    setTimeout(() => {
      window.print()
      setPrinted(null)
    }, 100)
  }

  return (
    <div className="stock-page stock-sheet">
      <LiveView live={live} skeleton={<Skeleton width="100%" height={320} />}>
        {({ count, totals, valueCents, inPicking, rows, total }) => {
          const which = { countId, siteId: count.siteId }
          const isOpen = count.state === 'open'
          const undo = async () => {
            if ((await unbook.run(which)).kind === 'done') say('neutral', texts.unbooked)
          }
          const setDropped = async (isDropped: boolean) => {
            if ((await drop.run({ ...which, isDropped })).kind !== 'done') return
            if (!isDropped) return
            say('neutral', texts.dropped, {
              label: verbs.undo,
              isUndo: true,
              run: () => void setDropped(false),
            })
          }
          return (
            <>
              <div className="stock-page-tools stock-no-print">
                <Button icon={ArrowLeft} onPress={onBack}>
                  {texts.allCounts}
                </Button>
                <Button icon={Download} onPress={() => void save()}>
                  {texts.save}
                </Button>
                <Button icon={Printer} onPress={() => void print()}>
                  {texts.print}
                </Button>
                {isOpen && (
                  <Button icon={X} why={why} onPress={() => void setDropped(true)}>
                    {texts.drop}
                  </Button>
                )}
                {count.state === 'dropped' && (
                  <Button icon={RotateCcw} why={why} onPress={() => void setDropped(false)}>
                    {texts.takeUp}
                  </Button>
                )}
                {count.state === 'booked' && (
                  <Button icon={RotateCcw} why={why} busy={unbook.busy} onPress={() => void undo()}>
                    {texts.unbook}
                  </Button>
                )}
                {isOpen && (
                  <Button
                    icon={ClipboardCheck}
                    tone="primary"
                    why={why ?? (totals.counted === 0 ? texts.noneCounted : null)}
                    onPress={() => setBooking(true)}
                  >
                    {texts.book}
                  </Button>
                )}
              </div>
              <h2 className="stock-sheet-title">
                {count.name === '' ? texts.unnamed : count.name}{' '}
                <span className="unit">
                  {names.site(count.siteId)}, {texts.states[count.state]}
                </span>
              </h2>
              <p className="stock-sheet-sum">
                {texts.sum({ counted: totals.counted, lines: totals.lines })}{' '}
                {totals.different === 0
                  ? totals.counted > 0 && texts.noneDiffer
                  : texts.differ({ count: totals.different, more: totals.more, less: totals.less })}{' '}
                {valueCents !== null && (
                  <span className="unit">{texts.value({ value: format.money(valueCents, currency) })}</span>
                )}
              </p>
              {isOpen && <CountEntry {...which} />}
              <div className="stock-no-print">
                <Tabs
                  label={texts.shown}
                  tabs={SHOWN.map((id) => ({ id, label: texts.shows[id], count: null }))}
                  value={show}
                  onChange={(next) => {
                    setShow(next)
                    setOffset(0)
                  }}
                />
              </div>
              <CountTable rows={printed ?? rows} which={which} isOpen={isOpen} onOpen={onOpen} />
              {total > PAGE && (
                <div className="stock-page-tools stock-no-print">
                  <Button
                    why={offset === 0 ? texts.firstPage : null}
                    onPress={() => setOffset(Math.max(0, offset - PAGE))}
                  >
                    {texts.back}
                  </Button>
                  <span className="unit">
                    {texts.page({ from: offset + 1, to: Math.min(total, offset + PAGE), total })}
                  </span>
                  <Button
                    why={offset + PAGE >= total ? texts.lastPage : null}
                    onPress={() => setOffset(offset + PAGE)}
                  >
                    {texts.next}
                  </Button>
                </div>
              )}
              {isBooking && (
                <BookDialog
                  which={which}
                  open={totals.lines - totals.counted}
                  different={totals.different}
                  inPicking={inPicking}
                  onUndo={undo}
                  onClose={() => setBooking(false)}
                />
              )}
            </>
          )
        }}
      </LiveView>
    </div>
  )
}
