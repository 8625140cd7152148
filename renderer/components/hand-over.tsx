import { FlaskConical, ListChecks, Printer } from 'lucide-react'
import { useState } from 'react'
import type { HandOverRow } from '../../shared/contract/hand-overs.ts'
import { handOverNumber } from '../../shared/domain/hand-over.ts'
import { paperPrinterOf } from '../../shared/domain/paper-routes.ts'
import { bytesOf } from '../lib/bytes-of.ts'
import { carrierName } from '../lib/carrier-name.ts'
import { useSites } from '../lib/catalog.ts'
import { connection } from '../lib/client.ts'
import { useMessages, useSay } from '../lib/messages.ts'
import { saveFile } from '../lib/save-file.ts'
import { useToasts } from '../lib/toasts.ts'
import { useCommand } from '../lib/use-command.ts'
import { useFormat } from '../lib/use-format.ts'
import { useLive } from '../lib/use-live.ts'
import { Button } from './button.tsx'
import { Select } from './select.tsx'
import { StatusBadge } from './status-badge.tsx'
import './hand-over.css'

const TOPICS = ['carriers', 'printing', 'orders'] as const
const PRINTERS = ['printing', 'settings'] as const
const SETTINGS = ['settings'] as const

/**
 * What each carrier takes today, by account and site: parcels packed, labels missing, the lists that were closed.
 * Draws nothing while there is nothing to hand over and nothing was.
 */
export function HandOver(props: {
  /** null = every site. */
  siteId: string | null
  /** Where labels come out here; null = not at a pack station. */
  printerId: string | null
}) {
  const texts = useMessages('handOver')
  const live = useLive(TOPICS, (client) => client.handovers.today({ siteId: props.siteId }), [props.siteId])
  const printers = useLive(PRINTERS, (client) => client.printers.list({})).data ?? []
  const routes = useLive(SETTINGS, (client) => client.settings.get({})).data?.paperRoutes ?? []
  const sites = useSites() ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const rows = live.data ?? []
  if (rows.length === 0) return null
  const printerAt = (siteId: string) => {
    const here = { paper: 'hand-over', siteId, labelPrinterId: props.printerId } as const
    const id = chosen ?? paperPrinterOf(routes, printers, here, sites.length)
    return printers.find((printer) => printer.id === id) ?? null
  }
  const [first] = rows
  return (
    <section className="hand-over" aria-labelledby="hand-over">
      <header className="hand-over-head">
        <h2 id="hand-over" className="hand-over-title">
          {texts.title}
        </h2>
        {printers.length > 1 && (
          <Select
            label={texts.printer}
            choices={printers.map(({ id, name }) => ({ id, label: name }))}
            value={(first && printerAt(first.siteId)?.id) ?? ''}
            onChange={setChosen}
          />
        )}
      </header>
      <ul className="hand-over-rows">
        {rows.map((row) => (
          <Row
            key={`${row.siteId}/${row.accountId}`}
            row={row}
            isOfOneSite={props.siteId !== null}
            printer={printerAt(row.siteId)}
          />
        ))}
      </ul>
    </section>
  )
}

interface ChosenPrinter {
  readonly id: string
  readonly name: string
}

function Row(props: { row: HandOverRow; isOfOneSite: boolean; printer: ChosenPrinter | null }) {
  const { row } = props
  const texts = useMessages('handOver')
  const say = useToasts((toasts) => toasts.say)
  const site = useSites()?.find(({ id }) => id === row.siteId)
  const close = useCommand((client) => client.handovers.close)

  async function closeList() {
    const outcome = await close.run({ accountId: row.accountId, siteId: row.siteId })
    if (outcome.kind === 'done')
      say('done', texts.closedNow({ account: row.accountName, count: outcome.value.parcels }))
  }
  return (
    <li className="hand-over-row">
      <div className="hand-over-line">
        <div className="hand-over-who">
          <strong>{carrierName(row.carrierId)}</strong>
          <span className="hand-over-quiet">
            {[row.accountName, props.isOfOneSite ? '' : (site?.name ?? row.siteId)]
              .filter((part) => part !== '' && part !== carrierName(row.carrierId))
              .join(' · ')}
          </span>
          {row.isSandbox && <StatusBadge tone="risk" icon={FlaskConical} label={texts.sandbox} />}
        </div>
        <p className="hand-over-counts">
          <span>{texts.open({ count: row.open })}</span>
          {row.unlabelled > 0 && (
            <span className="hand-over-missing" title={texts.unlabelledText}>
              {texts.unlabelled({ count: row.unlabelled })}
            </span>
          )}
        </p>
        <Button
          icon={ListChecks}
          tone={row.open > 0 ? 'primary' : 'quiet'}
          why={row.open === 0 ? texts.nothingOpen : null}
          busy={close.busy}
          onPress={() => void closeList()}
        >
          {row.open === 0 ? texts.close : texts.closeWith({ count: row.open })}
        </Button>
      </div>
      {row.lists.map((list) => (
        <Closed key={list.id} list={list} timeZone={site?.timeZone ?? 'UTC'} printer={props.printer} />
      ))}
    </li>
  )
}

function Closed(props: {
  list: HandOverRow['lists'][number]
  timeZone: string
  printer: ChosenPrinter | null
}) {
  const { list, printer } = props
  const texts = useMessages('handOver')
  const inWords = useSay()
  const format = useFormat()
  const say = useToasts((toasts) => toasts.say)
  const print = useCommand((client) => client.handovers.print)
  const askAgain = useCommand((client) => client.handovers.askAgain)

  async function printOut(paper: 'ours' | 'carrier') {
    if (printer === null) return
    const outcome = await print.run({ handOverId: list.id, paper, printerId: printer.id })
    if (outcome.kind === 'done') say('done', texts.printing({ printer: printer.name }))
  }
  async function save(paper: 'ours' | 'carrier' | 'csv') {
    const answer = await connection.client.handovers.file({ handOverId: list.id, paper })
    if (answer.kind === 'none') say('risk', inWords(answer.problem))
    else saveFile(answer.name, answer.type, bytesOf(answer.data))
  }
  const state = stateText(list, texts)
  const whyNot = printer === null ? texts.noPrinter : null
  return (
    <div className="hand-over-list">
      <p>
        {texts.closed({
          number: handOverNumber(list),
          time: format.time(list.closedAt, props.timeZone),
          count: list.parcels,
        })}
        {state !== null && <span className="hand-over-quiet"> {state}</span>}
      </p>
      <div className="hand-over-acts">
        <Button
          icon={Printer}
          tone="quiet"
          busy={print.busy}
          why={whyNot}
          onPress={() => void printOut('ours')}
        >
          {texts.print}
        </Button>
        <Button tone="quiet" onPress={() => void save('ours')}>
          {texts.download}
        </Button>
        <Button tone="quiet" onPress={() => void save('csv')}>
          {texts.csv}
        </Button>
        {list.carrierList === 'made' && (
          <>
            <Button
              icon={Printer}
              tone="quiet"
              busy={print.busy}
              why={whyNot}
              onPress={() => void printOut('carrier')}
            >
              {texts.printCarriers}
            </Button>
            <Button tone="quiet" onPress={() => void save('carrier')}>
              {texts.downloadCarriers}
            </Button>
          </>
        )}
        {list.carrierList === 'refused' && (
          <Button busy={askAgain.busy} onPress={() => void askAgain.run({ handOverId: list.id })}>
            {texts.askAgain}
          </Button>
        )}
      </div>
    </div>
  )
}

function stateText(
  { carrierList, problem }: HandOverRow['lists'][number],
  texts: ReturnType<typeof useMessages<'handOver'>>,
): string | null {
  if (carrierList === 'wanted') return problem === null ? texts.asking : texts.askingBecause({ why: problem })
  return carrierList === 'refused' && problem !== null ? texts.refused({ why: problem }) : null
}
