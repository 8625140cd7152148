import { Calculator, CircleHelp, Download, PiggyBank, SearchX, Square } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import {
  SAVED_BY,
  type SavedBy,
  type SavingsResult,
  type SavingsRow,
} from '../../../shared/contract/savings.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Select } from '../../components/select.tsx'
import { SentenceHeading } from '../../components/sentence-heading.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { connection } from '../../lib/client.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useSession } from '../../lib/session.ts'
import { usePagedList } from '../../lib/use-paged-list.ts'
import { useSavingsColumns } from './savings-columns.tsx'
import './savings.css'
import { SavingsFigures } from './savings-figures.tsx'
import { SavingsState } from './savings-state.tsx'
import { useMoney } from './use-money.ts'
import { type Month, useSavings } from './use-savings.ts'

const NEVER = [] as const
const MONTHS: readonly Month[] = ['this', 'last']
const rowId = (row: SavingsRow) => row.orderId

/** What rules, prices of scarce stock and re-planning saved in a month, order by order. */
export function SavingsScreen() {
  const texts = useMessages('savings')
  const role = useSession((session) => session.role)
  const why = roleAllows(role, 'manager') ? null : texts.needsManager
  const { month, setMonth, run, result, start, stop } = useSavings()
  const [isHowShown, setHowShown] = useState(false)
  const isRunning = run.kind === 'reading' || run.kind === 'deciding'
  const goes = result === null ? texts.run : texts.again
  useKeyCommands([
    {
      id: 'savings.run',
      label: goes,
      group: texts.group,
      footer: true,
      keys: ['$mod+Enter'],
      disabled: isRunning ? texts.reading : why,
      run: () => void start(),
    },
  ])
  return (
    <div className="screen-list">
      <div className="screen-list-main">
        <div className="screen-list-head">
          <SentenceHeading>
            {result === null || result.orders === 0 ? texts.idle : <Sentence result={result} />}
          </SentenceHeading>
          <div className="savings-setup">
            <Select
              label={texts.month}
              isCompact
              choices={MONTHS.map((id) => ({ id, label: texts[id] }))}
              value={month}
              onChange={setMonth}
            />
            {isRunning ? (
              <Button icon={Square} onPress={stop}>
                {texts.stop}
              </Button>
            ) : (
              <Button tone="primary" icon={Calculator} why={why} onPress={() => void start()}>
                {goes}
              </Button>
            )}
            <span className="savings-state" role="status">
              <SavingsState run={run} />
              {run.kind === 'idle' && result !== null && <span className="unit">{result.month}</span>}
            </span>
            <Button tone="quiet" icon={CircleHelp} onPress={() => setHowShown(!isHowShown)}>
              {texts.how}
            </Button>
          </div>
          {isHowShown && (
            <ul className="savings-how">
              {Object.values(texts.howText).map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
        </div>
        {result === null ? (
          <EmptyState icon={PiggyBank} title={texts.idleTitle}>
            {texts.idleText}
          </EmptyState>
        ) : result.orders === 0 ? (
          <EmptyState icon={PiggyBank} title={texts.noOrders}>
            {texts.noOrdersText}
          </EmptyState>
        ) : (
          <Found key={result.savingsId} result={result} />
        )}
      </div>
    </div>
  )
}

function Sentence({ result: { all, orders, noneCents } }: { result: SavingsResult }) {
  const texts = useMessages('savings')
  const { separator } = useMessages('lists')
  const { money, percent } = useMoney()
  const share = noneCents === 0 ? 0 : -all.savedCents / noneCents
  const args = { orders, money: money(Math.abs(all.savedCents)), percent: percent(share) }
  return (
    <>
      {all.savedCents < 0 ? texts.dearer(args) : texts.saved(args)}
      {all.errorCents !== null && (
        <>
          {separator}
          {texts.error({ money: money(all.errorCents) })}
        </>
      )}
      .
    </>
  )
}

/** Figures on top, under them the orders. */
function Found({ result }: { result: SavingsResult }) {
  const texts = useMessages('savings')
  const [, navigate] = useLocation()
  const [by, setBy] = useState<SavedBy | null>(null)
  const [descending, setDescending] = useState(true)
  const [cursorId, setCursorId] = useState<string | null>(null)
  const columns = useSavingsColumns()
  const { savingsId } = result
  const list = usePagedList<SavingsRow>({
    topics: NEVER,
    rowId,
    read: (client, offset, limit) => client.savings.list({ savingsId, offset, limit, by, descending }),
    key: [savingsId, by, descending],
    held: false,
  })

  async function exportCsv() {
    const { name, text } = await connection.client.savings.csv({ savingsId })
    saveFile(name, 'text/csv', text)
  }

  useKeyCommands([
    {
      id: 'savings.csv',
      label: texts.exportCsv,
      group: texts.group,
      footer: true,
      keys: ['v'],
      run: () => void exportCsv(),
    },
  ])
  return (
    <>
      <SavingsFigures result={result} />
      <div className="savings-tools">
        <Tabs
          label={texts.show}
          tabs={[
            { id: 'any', label: texts.anyOf, count: null },
            ...SAVED_BY.map((id) => ({ id, label: texts.byShort[id], count: result.by[id].orders })),
          ]}
          value={by ?? 'any'}
          onChange={(id) => setBy(SAVED_BY.find((each) => each === id) ?? null)}
        />
        <Button tone="quiet" icon={Download} onPress={() => void exportCsv()}>
          {texts.exportCsv}
        </Button>
      </div>
      {list.kind === 'error' ? (
        <EmptyState icon={PiggyBank} title={texts.gone} />
      ) : (
        <DataTable
          label={texts.list}
          list={list}
          rowId={rowId}
          columns={columns}
          cursorId={cursorId}
          onCursor={setCursorId}
          onOpen={(row) => navigate(screenPath('orders', row.orderId))}
          sort={{
            current: { by: 'saved', descending },
            onChange: (sort) => setDescending(sort.descending),
          }}
          empty={<EmptyState icon={SearchX} title={by === null ? texts.none : texts.noneBy} />}
        />
      )}
    </>
  )
}
