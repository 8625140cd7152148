import { CircleSlash } from 'lucide-react'
import { useMemo } from 'react'
import type { StockRow } from '../../../shared/contract/stock.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { freeUnits, type StockLevel } from '../../../shared/domain/stock.ts'
import type { TableColumn } from '../../components/data-table-row.tsx'
import { ProductPicture } from '../../components/product-picture.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { CountCell } from './count-cell.tsx'
import type { LevelField } from './use-set-level.ts'

export interface Editing {
  readonly sku: string
  readonly field: LevelField
}

interface Parts {
  sites: readonly Site[]
  /** One site: all four of its numbers, editable. null: what is free at each. */
  siteId: string | null
  isNarrow: boolean
  why: string | null
  editing: Editing | null
  onEditing: (editing: Editing | null) => void
  onChange: (level: StockLevel, field: LevelField, value: number) => void
}

/** The columns over all sites, or of one site with its numbers to be edited in place. */
export function useStockColumns(parts: Parts): readonly TableColumn<StockRow>[] {
  const texts = useMessages('stock')
  const { sites, siteId, isNarrow, why, editing, onEditing, onChange } = parts
  return useMemo(() => {
    const columns: TableColumn<StockRow>[] = [
      {
        id: 'picture',
        header: '',
        width: '44px',
        cell: (row) => <ProductPicture sku={row.sku} size="row" />,
      },
      {
        id: 'sku',
        header: texts.sku,
        width: '112px',
        isSortable: true,
        cell: (row) => <span className="mono">{row.sku}</span>,
      },
      {
        id: 'name',
        header: texts.name,
        width: 'minmax(180px, 1.4fr)',
        isSortable: true,
        cell: (row) => <span title={row.name}>{row.name}</span>,
      },
    ]
    const number = (id: string, header: string, pick: (row: StockRow) => number | null) =>
      columns.push({
        id,
        header,
        width: isNarrow ? '76px' : '96px',
        align: 'end',
        isSortable: id === 'on-hand' || id === 'free',
        cell: (row) => <Count value={pick(row)} isFree={id === 'free'} />,
      })
    if (siteId === null) {
      if (!isNarrow)
        for (const site of sites)
          columns.push({
            id: `site-${site.id}`,
            header: site.name,
            width: 'minmax(128px, 0.7fr)',
            align: 'end',
            cell: (row) => <FreeOfOnHand level={levelAt(row, site.id)} />,
          })
      number('on-hand', texts.onHand, (row) => row.onHand)
      number('reserved', texts.reserved, (row) => row.reserved)
      number('free', texts.free, (row) => row.free)
      return columns
    }
    const editable = (field: LevelField, id: string) =>
      columns.push({
        id,
        header: texts[field],
        width: '112px',
        align: 'end',
        isSortable: id === 'on-hand',
        cell: (row) => {
          const level = levelAt(row, siteId) ?? noLevel(row.sku, siteId)
          const name = sites.find((site) => site.id === siteId)?.name ?? siteId
          return (
            <CountCell
              key={row.sku}
              label={texts.editLabel({ what: texts[field], sku: row.sku, site: name })}
              value={level[field]}
              why={why}
              isEditing={editing?.sku === row.sku && editing.field === field}
              onEditing={(isEditing) => onEditing(isEditing ? { sku: row.sku, field } : null)}
              onChange={(value, seen) => onChange({ ...level, [field]: seen }, field, value)}
            />
          )
        },
      })
    editable('onHand', 'on-hand')
    number('reserved', texts.reserved, (row) => levelAt(row, siteId)?.reserved ?? null)
    editable('safety', 'safety')
    number('free', texts.free, (row) => {
      const level = levelAt(row, siteId)
      return level ? freeUnits(level) : null
    })
    return columns
  }, [texts, sites, siteId, isNarrow, why, editing, onEditing, onChange])
}

function levelAt(row: StockRow, siteId: string): StockLevel | null {
  return row.levels.find((level) => level.siteId === siteId) ?? null
}

/** A product that a site does not keep yet. */
export function noLevel(sku: string, siteId: string): StockLevel {
  return { siteId, sku, onHand: 0, reserved: 0, safety: 0 }
}

function Count({ value, isFree }: { value: number | null; isFree: boolean }) {
  const format = useFormat()
  const texts = useMessages('stock')
  if (value === null) return <span className="unit">–</span>
  if (!isFree || value > 0) return format.integer(value)
  return (
    <span className="badge tone-risk" title={texts.shortWord}>
      <CircleSlash size={12} aria-hidden />
      <span className="visually-hidden">{texts.shortWord}</span>
      {format.integer(value)}
    </span>
  )
}

/** '7 / 12': what can still be taken, of what lies there. */
function FreeOfOnHand({ level }: { level: StockLevel | null }) {
  const format = useFormat()
  const texts = useMessages('stock')
  if (level === null)
    return (
      <span className="unit" title={texts.none}>
        –
      </span>
    )
  const free = freeUnits(level)
  return (
    <span title={texts.freeOf}>
      <span className={free === 0 ? 'stock-none' : undefined}>{format.integer(free)}</span>
      <span className="unit"> / {format.integer(level.onHand)}</span>
    </span>
  )
}
