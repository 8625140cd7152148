import { CircleCheck, CircleHelp, OctagonAlert } from 'lucide-react'
import { useState } from 'react'
import type { ImportedFile } from '../../../shared/contract/setup.ts'
import type { FileReading } from '../../../shared/domain/file-mapping.ts'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { MappingForm } from './mapping-form.tsx'
import { TariffForm } from './tariff-form.tsx'

/** One file: what it is, how much of it is good, what is left out of it, and what it takes to read it. */
export function ImportFileRow(props: {
  file: ImportedFile
  services: readonly string[]
  /** Absent = it is imported already. */
  onRead?: (reading: FileReading) => void
}) {
  const { file, services, onRead } = props
  const texts = useMessages('csvImport')
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const [isChanging, setIsChanging] = useState(false)
  const { ask, origin, head, sheet } = file
  const tell = (reading: Partial<FileReading>) => {
    setIsChanging(false)
    onRead?.({ sheet, mapping: null, tariff: null, ...reading })
  }
  const proposal = ask?.kind === 'mapping' ? ask.proposal : origin?.kind === 'mapping' ? origin.mapping : null
  const asks = onRead !== undefined && (ask !== null || isChanging)
  return (
    <li className="import-file">
      <span className="mono">{sheet === null ? file.name : `${file.name} › ${sheet}`}</span>
      <Standing file={file} />
      {origin !== null && <span>{originText(texts, origin)}</span>}
      {onRead !== undefined && origin !== null && origin.kind !== 'export' && !isChanging && (
        <Button tone="quiet" onPress={() => setIsChanging(true)}>
          {verbs.change}
        </Button>
      )}
      {onRead !== undefined && file.sheets.length > 1 && ask !== null && (
        <Select
          label={texts.sheet}
          isCompact
          choices={file.sheets.map((id) => ({ id, label: id }))}
          value={sheet ?? ''}
          onChange={(id) => onRead({ sheet: id, mapping: null, tariff: null })}
        />
      )}
      {file.orders?.leftOut.map(({ reason, orders, lines, example }) => (
        <span key={reason} className="import-left-out">
          {orders > 0 && texts.leftOutOrders({ orders, why: reasonText(texts, reason), example })}
          {orders > 0 && lines > 0 && ' · '}
          {lines > 0 && texts.leftOutLines({ lines, why: reasonText(texts, reason), example })}
        </span>
      ))}
      {file.notes.length > 0 && <span className="import-notes">{file.notes.map(inWords).join(' · ')}</span>}
      {ask?.kind === 'unusable' && <span>{texts.unusable({ program: ask.program })}</span>}
      {asks && proposal !== null && head !== null && (
        <MappingForm
          key={head.columns.join()}
          head={head}
          proposal={proposal}
          onRead={(mapping) => tell({ mapping })}
        />
      )}
      {asks && (ask?.kind === 'tariff' || origin?.kind === 'tariff') && (
        <TariffForm
          services={services}
          choice={origin?.kind === 'tariff' ? origin.choice : null}
          onRead={(tariff) => tell({ tariff })}
        />
      )}
    </li>
  )
}

function Standing({ file }: { file: ImportedFile }) {
  const texts = useMessages('csvImport')
  if (file.kind === null) {
    const label =
      file.ask?.kind === 'mapping'
        ? texts.matchColumns
        : file.ask?.kind === 'tariff'
          ? texts.tariffOf
          : texts.unknownFile
    return <StatusBadge tone="risk" icon={CircleHelp} label={label} />
  }
  if (file.badRows > 0) {
    const label = texts.rowsBad({ rows: file.rows, bad: file.badRows })
    return <StatusBadge tone="blocked" icon={OctagonAlert} label={label} />
  }
  const label = file.orders
    ? texts.ordersAndLines({ orders: file.orders.orders, lines: file.rows })
    : texts.rowsGood({ rows: file.rows })
  return <StatusBadge tone="done" icon={CircleCheck} label={label} />
}

type Texts = ReturnType<typeof useMessages<'csvImport'>>

function originText(texts: Texts, origin: NonNullable<ImportedFile['origin']>): string {
  if (origin.kind === 'export') return texts.origins.export({ program: origin.program })
  if (origin.kind === 'mapping') return origin.isSaved ? texts.origins.saved : texts.origins.mapping
  const zones = texts.origins.tariff({ zones: origin.zones })
  return origin.fuelPercent === null
    ? zones
    : `${zones} · ${texts.origins.fuel({ percent: origin.fuelPercent })}`
}

function reasonText(texts: Texts, reason: string): string {
  const reasons: Readonly<Record<string, string>> = texts.leftOut
  return reasons[reason] ?? reason
}
