import { BookOpen, Download } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { JournalFilter, JournalRow } from '../../../shared/contract/journal.ts'
import { DAY_MS, HOUR_MS } from '../../../shared/lib/clock.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Field } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useLive } from '../../lib/use-live.ts'
import { JournalTable } from './journal-table.tsx'
import './journal.css'

/** Whatever is done is in it. */
const TOPICS = [
  'orders',
  'exceptions',
  'stock',
  'rules',
  'settings',
  'people',
  'programs',
  'printing',
] as const
const SPANS = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS, all: null } as const
type Span = keyof typeof SPANS
const SPAN_IDS = ['hour', 'day', 'week', 'month', 'all'] as const

interface Wish {
  readonly actor: string
  readonly order: string
  readonly device: string
  readonly span: Span
  readonly onlyPeople: boolean
}

const FIRST: Wish = { actor: '', order: '', device: '', span: 'day', onlyPeople: true }

/** Who did what when: searched, read on, saved as a file. */
export function JournalSection({ why }: { why: string | null }) {
  const texts = useMessages('journal')
  const [wish, setWish] = useState(FIRST)
  const asked = useDeferredValue(wish)
  if (why !== null) return <p className="unit">{why}</p>
  const put = (change: Partial<Wish>) => setWish({ ...wish, ...change })
  return (
    <>
      <p className="unit">{texts.intro}</p>
      <div className="journal-filter">
        <Field label={texts.who} value={wish.actor} onChange={(actor) => put({ actor })} />
        <Field label={texts.order} value={wish.order} onChange={(order) => put({ order })} />
        <Field label={texts.device} value={wish.device} onChange={(device) => put({ device })} />
        <Select
          label={texts.since}
          choices={SPAN_IDS.map((id) => ({ id, label: texts.spans[id] }))}
          value={wish.span}
          onChange={(span) => put({ span })}
        />
      </div>
      <div className="settings-actions">
        <Switch isOn={!wish.onlyPeople} onChange={(isOn) => put({ onlyPeople: !isOn })}>
          {texts.alsoProgram}
        </Switch>
      </div>
      <Found key={JSON.stringify(asked)} wish={asked} />
    </>
  )
}

function filterOf({ span, ...rest }: Wish): JournalFilter {
  const length = SPANS[span]
  return { ...rest, from: length === null ? null : roomClock.now() - length, to: null }
}

function Found({ wish }: { wish: Wish }) {
  const texts = useMessages('journal')
  const say = useToasts((toasts) => toasts.say)
  const [filter] = useState(() => filterOf(wish))
  const first = useLive(TOPICS, (client) => client.journal.list(filter))
  const [older, setOlder] = useState<{ rows: readonly JournalRow[]; next: number | null } | null>(null)

  async function readOn(before: number, rows: readonly JournalRow[]) {
    const page = await connection.client.journal.list({ ...filter, before })
    setOlder({ rows: [...rows, ...page.rows], next: page.next })
  }

  async function save() {
    const { name, csv, rows } = await connection.client.journal.csv(filter)
    saveFile(name, 'text/csv', csv)
    say('done', texts.saved({ count: rows }))
  }

  return (
    <LiveView live={first} skeleton={null}>
      {({ rows, next }) => {
        const last = older?.rows ?? []
        const from = older === null ? next : older.next
        // What has come since stands above; nothing stands twice.
        const known = new Set(rows.map(({ seq }) => seq))
        const all = [...rows, ...last.filter(({ seq }) => !known.has(seq))]
        return all.length === 0 ? (
          <EmptyState icon={BookOpen} title={texts.nothing}>
            {texts.nothingText}
          </EmptyState>
        ) : (
          <>
            <JournalTable rows={all} />
            <div className="settings-actions">
              {from !== null && <Button onPress={() => void readOn(from, last)}>{texts.older}</Button>}
              <Button icon={Download} onPress={() => void save()}>
                {texts.save}
              </Button>
            </div>
          </>
        )
      }}
    </LiveView>
  )
}
