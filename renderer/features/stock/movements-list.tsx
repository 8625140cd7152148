import { Download, History } from 'lucide-react'
import { useState } from 'react'
import type { MovementFilter, MovementRow } from '../../../shared/contract/movements.ts'
import { MOVEMENT_KINDS, type MovementKind } from '../../../shared/domain/stock-movement.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useLive } from '../../lib/use-live.ts'
import { MovementTable } from './movement-table.tsx'

const TOPICS = ['stock', 'orders'] as const
const ANY = '*'

/** What changed stock, the newest first: by site and kind, read on, saved as a file. */
export function MovementsList(props: {
  search: string
  siteId: string | null
  onOpen: (sku: string) => void
}) {
  const { search, siteId, onOpen } = props
  const texts = useMessages('movements')
  const say = useToasts((toasts) => toasts.say)
  const [kind, setKind] = useState<MovementKind | null>(null)
  const filter: MovementFilter = { sku: null, search, siteId, kind }

  async function save() {
    const { name, csv, rows } = await connection.client.movements.csv(filter)
    saveFile(name, 'text/csv', csv)
    say('done', texts.saved({ count: rows }))
  }

  return (
    <div className="stock-page">
      <div className="stock-page-tools">
        <Select
          label={texts.kind}
          isCompact
          choices={[
            { id: ANY, label: texts.anyKind },
            ...MOVEMENT_KINDS.map((id) => ({ id, label: texts.kinds[id] })),
          ]}
          value={kind ?? ANY}
          onChange={(id) => setKind(MOVEMENT_KINDS.find((each) => each === id) ?? null)}
        />
        <Button icon={Download} onPress={() => void save()}>
          {texts.save}
        </Button>
      </div>
      <Found key={JSON.stringify(filter)} filter={filter} onOpen={onOpen} />
    </div>
  )
}

function Found({ filter, onOpen }: { filter: MovementFilter; onOpen: (sku: string) => void }) {
  const texts = useMessages('movements')
  const first = useLive(TOPICS, (client) => client.movements.list(filter))
  const [older, setOlder] = useState<{ rows: readonly MovementRow[]; next: number | null } | null>(null)

  async function readOn(before: number, rows: readonly MovementRow[]) {
    const page = await connection.client.movements.list({ ...filter, before })
    setOlder({ rows: [...rows, ...page.rows], next: page.next })
  }

  return (
    <LiveView live={first} skeleton={<Skeleton width="100%" height={320} />}>
      {({ rows, next }) => {
        const last = older?.rows ?? []
        const from = older === null ? next : older.next
        // What has come since stands above; nothing stands twice.
        const known = new Set(rows.map(({ no }) => no))
        const all = [...rows, ...last.filter(({ no }) => !known.has(no))]
        return all.length === 0 ? (
          <EmptyState icon={History} title={texts.nothing}>
            {texts.nothingText}
          </EmptyState>
        ) : (
          <>
            <MovementTable rows={all} onOpen={onOpen} />
            {from !== null && <Button onPress={() => void readOn(from, last)}>{texts.older}</Button>}
          </>
        )
      }}
    </LiveView>
  )
}
