import { ArrowRight, CircleMinus, PackagePlus } from 'lucide-react'
import { useMemo } from 'react'
import type { CatalogueRow } from '../../../shared/contract/channel-catalogue.ts'
import type { TakenField } from '../../../shared/domain/catalogue.ts'
import type { TableColumn } from '../../components/data-table-row.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { fieldsOf, type ItemChoice } from './use-catalogue-choices.ts'

/** Differences shown in a row; the others are counted. */
const SHOWN = 2

export interface CatalogueChoosing {
  readonly choices: ReadonlyMap<string, ItemChoice>
  readonly fields: readonly TakenField[]
  choose(ids: Iterable<string>, change: ((before: ItemChoice) => Partial<ItemChoice>) | null): void
}

/** What the shop sells beside what it is here; a press on a difference or a figure takes theirs, another keeps ours. */
export function useCatalogueColumns(choosing: CatalogueChoosing): readonly TableColumn<CatalogueRow>[] {
  const texts = useMessages('channelCatalogue')
  return useMemo(
    () => [
      {
        id: 'sku',
        header: texts.sku,
        width: 'minmax(180px, 1.1fr)',
        isSortable: true,
        cell: (row) => (
          <span title={row.title}>
            {row.channelSku === null ? (
              <span className="unit">{texts.noSku}</span>
            ) : (
              <span className="mono">{row.channelSku}</span>
            )}
            <span className="unit"> {row.title}</span>
          </span>
        ),
      },
      {
        id: 'here',
        header: texts.here,
        width: 'minmax(200px, 1.4fr)',
        cell: (row) => <Here row={row} choosing={choosing} />,
      },
      {
        id: 'units',
        header: texts.stock,
        width: 'minmax(150px, 0.8fr)',
        isSortable: true,
        cell: (row) => <Figures row={row} choosing={choosing} />,
      },
    ],
    [texts, choosing],
  )
}

interface CellProps {
  row: CatalogueRow
  choosing: CatalogueChoosing
}

function Here({ row, choosing }: CellProps) {
  const texts = useMessages('channelCatalogue')
  const choice = choosing.choices.get(row.itemId)
  if (choice?.leave === true) return <StatusBadge tone="neutral" icon={CircleMinus} label={texts.leftOut} />
  switch (row.standing) {
    case 'left-out':
      return <span className="unit">{row.why === null ? '' : texts.why[row.why]}</span>
    case 'new':
      return <StatusBadge tone="done" icon={PackagePlus} label={texts.isNew} />
    case 'same':
      return <span className="unit">{texts.isSame}</span>
    case 'differs':
      return <Differences row={row} choosing={choosing} most={SHOWN} />
  }
}

/** Each field in which an item differs; at most so many, the others counted. */
export function Differences({ row, choosing, most }: CellProps & { most: number }) {
  const texts = useMessages('channelCatalogue')
  const words = useFieldWords()
  const taken = fieldsOf(row, choosing.choices.get(row.itemId), choosing.fields)
  const flip = (field: TakenField) => {
    const next = taken.includes(field) ? taken.filter((one) => one !== field) : [...taken, field]
    choosing.choose([row.itemId], () => ({ fields: next }))
  }
  return (
    <span className="catalogue-chips">
      {row.differences.slice(0, most).map(({ field, ours, theirs }) =>
        ours === null ? (
          <span key={field} className="catalogue-chip catalogue-chip-sure" title={words(field, theirs)}>
            {texts.fields[field]} {words(field, theirs)}
          </span>
        ) : (
          <button
            key={field}
            type="button"
            tabIndex={-1}
            className="catalogue-chip"
            title={`${words(field, ours)} / ${words(field, theirs)}`}
            aria-pressed={taken.includes(field)}
            onClick={() => flip(field)}
          >
            {texts.fields[field]} <Becomes from={words(field, ours)} to={words(field, theirs)} />
          </button>
        ),
      )}
      {row.differences.length > most && <span className="unit">+{row.differences.length - most}</span>}
    </span>
  )
}

function Figures({ row, choosing }: CellProps) {
  const texts = useMessages('channelCatalogue')
  const names = useNames()
  const format = useFormat()
  const choice = choosing.choices.get(row.itemId)
  if (row.standing === 'left-out' || choice?.leave === true) return null
  if (row.stock === 'not-counted') return <span className="unit">{texts.notCounted}</span>
  if (row.stock === 'shared') return <span className="unit">{texts.shared}</span>
  return (
    <span className="catalogue-chips">
      {row.figures.map(({ siteId, onHand, before, isCounted }) => {
        const there = before === null ? '–' : format.integer(before)
        const words = (
          <>
            {names.site(siteId)} <Becomes from={there} to={format.integer(onHand)} />
          </>
        )
        if (before === onHand)
          return (
            <span key={siteId} className="unit">
              {names.site(siteId)} {there}
            </span>
          )
        if (!isCounted)
          return (
            <span key={siteId} className="catalogue-chip catalogue-chip-sure">
              {words}
            </span>
          )
        return (
          <button
            key={siteId}
            type="button"
            tabIndex={-1}
            className="catalogue-chip"
            aria-pressed={choice?.recount === true}
            onClick={() => choosing.choose([row.itemId], (old) => ({ recount: !old.recount }))}
          >
            {words}
          </button>
        )
      })}
    </span>
  )
}

function Becomes({ from, to }: { from: string; to: string }) {
  const texts = useMessages('channelCatalogue')
  return (
    <>
      {from} <ArrowRight size={12} className="catalogue-becomes" aria-hidden />
      <span className="visually-hidden"> {texts.becomes} </span> {to}
    </>
  )
}

type Value = CatalogueRow['differences'][number]['theirs']

function useFieldWords(): (field: TakenField, value: Value) => string {
  const texts = useMessages('channelCatalogue')
  const format = useFormat()
  const { currency } = useNames()
  return (field, value) => {
    if (value === null) return '–'
    if (typeof value === 'string') return texts.quoted({ text: value })
    if (typeof value === 'number')
      return field === 'weightG' ? format.weight(value) : format.money(value, currency)
    const { lengthMm, widthMm, heightMm } = value
    return `${[lengthMm, widthMm, heightMm].map((side) => format.integer(side)).join(' × ')} mm`
  }
}
