import { CircleCheck, Play, Square, Wrench } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { SkuButton } from './sku-button.tsx'
import { type LedgerFound, useLedgerCheck } from './use-ledger-check.ts'

type Differing = Pick<LedgerFound, 'differences' | 'demand'>

/** Compares what is reserved and wanted with the orders, and sets right what differs. */
export function LedgerCheck({ why, onOpen }: { why: string | null; onOpen: (sku: string) => void }) {
  const texts = useMessages('ledger')
  const { run, found, start, stop } = useLedgerCheck()
  const [repaired, setRepaired] = useState<Differing | null>(null)
  const isRunning = run.kind === 'reading'
  return (
    <div className="stock-page">
      <p className="unit">{texts.intro}</p>
      <div className="stock-page-tools">
        {isRunning ? (
          <Button icon={Square} onPress={stop}>
            {texts.stop}
          </Button>
        ) : (
          <Button
            icon={Play}
            tone="primary"
            why={why}
            onPress={() => {
              setRepaired(null)
              void start()
            }}
          >
            {texts.check}
          </Button>
        )}
        {isRunning && (
          <ProgressBar
            label={texts.progress}
            share={run.total === 0 ? 0 : run.done / run.total}
            text={texts.compared({ done: run.done, total: run.total })}
          />
        )}
        {run.kind === 'failed' && (
          <span className="stock-none" role="alert">
            {run.isOffline ? texts.offline : texts.failed}
          </span>
        )}
      </div>
      {repaired !== null && (
        <section className="stock-part" aria-label={texts.repairedTitle}>
          <h2>{texts.repairedTitle}</h2>
          <Differences of={repaired} before={texts.before} after={texts.after} onOpen={onOpen} />
        </section>
      )}
      {found !== null && sizeOf(found) === 0 && (
        <EmptyState icon={CircleCheck} tone="done" title={texts.agrees}>
          {texts.agreesText({ count: found.compared })}
        </EmptyState>
      )}
      {found !== null && sizeOf(found) > 0 && (
        <section className="stock-part" aria-label={texts.differs({ count: sizeOf(found) })}>
          <h2>{texts.differs({ count: sizeOf(found) })}</h2>
          <Differences of={found} before={texts.kept} after={texts.right} onOpen={onOpen} />
          <Repair
            found={found}
            why={why}
            onRepaired={(done) => {
              setRepaired(done)
              void start()
            }}
          />
        </section>
      )}
      <p className="visually-hidden" role="status">
        {found === null ? '' : sizeOf(found) === 0 ? texts.agrees : texts.differs({ count: sizeOf(found) })}
      </p>
    </div>
  )
}

function sizeOf({ differences, demand }: Differing): number {
  return differences.length + demand.length
}

const AT_ONCE = 1_000

function Repair(props: { found: LedgerFound; why: string | null; onRepaired: (done: Differing) => void }) {
  const { found, why, onRepaired } = props
  const texts = useMessages('ledger')
  const repair = useCommand((client) => client.stock.repairLedger)

  async function setRight() {
    const skus = [...new Set([...found.differences, ...found.demand].map(({ sku }) => sku))]
    const outcome = await repair.run({ skus: skus.slice(0, AT_ONCE) })
    if (outcome.kind !== 'done') return
    const { repaired, demand } = outcome.value
    onRepaired({ differences: repaired, demand })
  }

  return (
    <>
      <p className="unit">{texts.repairText}</p>
      <Button icon={Wrench} why={why} busy={repair.busy} onPress={() => void setRight()}>
        {texts.repair}
      </Button>
    </>
  )
}

function Differences(props: { of: Differing; before: string; after: string; onOpen: (sku: string) => void }) {
  const { of, before, after, onOpen } = props
  const texts = useMessages('ledger')
  const names = useNames()
  const format = useFormat()
  const rows = [
    ...of.differences.map((one) => ({ ...one, what: texts.reserved, where: names.site(one.siteId) })),
    ...of.demand.map((one) => ({ ...one, what: texts.wanted, where: texts.everySite })),
  ]
  return (
    <table className="stock-moves">
      <thead>
        <tr>
          <th scope="col">{texts.sku}</th>
          <th scope="col">{texts.site}</th>
          <th scope="col">{texts.figure}</th>
          <th scope="col" className="stock-moves-figure">
            {before}
          </th>
          <th scope="col" className="stock-moves-figure">
            {after}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ sku, where, what, stored, actual }) => (
          <tr key={`${sku} ${where} ${what}`}>
            <th scope="row">
              <SkuButton sku={sku} onOpen={onOpen} />
            </th>
            <td>{where}</td>
            <td>{what}</td>
            <td className="stock-moves-figure">{format.integer(stored)}</td>
            <td className="stock-moves-figure">{format.integer(actual)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
