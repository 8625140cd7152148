import { Plus, X } from 'lucide-react'
import type { InvoicePreview } from '../../../shared/contract/invoices.ts'
import {
  type AmountColumn,
  CHARGE_KINDS,
  type ChargeKind,
  INVOICE_COLUMNS,
  type InvoiceColumn,
  type InvoiceMapping,
} from '../../../shared/domain/carrier-invoice.ts'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages } from '../../lib/messages.ts'

const NONE = '*none*'

/** Which column of the file is which of ours; open where something is missing. */
export function MappingColumns(props: {
  preview: InvoicePreview
  onChange: (mapping: InvoiceMapping) => void
}) {
  const { columns: headers, mapping, isRemembered, lacks } = props.preview
  const texts = useMessages('invoices')
  const choices = headers.map((header) => ({ id: header, label: header }))
  const [firstHeader = ''] = headers

  function setColumn(column: InvoiceColumn, header: string) {
    const { [column]: _old, ...others } = mapping.columns
    props.onChange({ ...mapping, columns: header === NONE ? others : { ...others, [column]: header } })
  }
  function setAmount(at: number, change: AmountColumn | null) {
    const amounts = mapping.amounts.flatMap((one, i) => (i !== at ? [one] : change === null ? [] : [change]))
    props.onChange({ ...mapping, amounts })
  }

  return (
    <details className="invoice-mapping" open={lacks !== null}>
      <summary>{texts.mapping}</summary>
      <p className="unit">{isRemembered ? texts.mappingRemembered : texts.mappingProposed}</p>
      <div className="invoice-columns">
        {INVOICE_COLUMNS.map((column) => (
          <Select
            key={column}
            label={texts.columns[column]}
            choices={[{ id: NONE, label: texts.noColumn }, ...choices]}
            value={mapping.columns[column] ?? NONE}
            onChange={(header) => setColumn(column, header)}
          />
        ))}
      </div>
      <h3>{texts.amounts}</h3>
      {mapping.amounts.map((amount, at) => (
        <div key={`${at}/${amount.header}`} className="invoice-amount">
          <Select
            label={texts.amountColumn({ number: at + 1 })}
            choices={choices}
            value={amount.header}
            onChange={(header) => setAmount(at, { ...amount, header })}
          />
          <Select
            label={texts.chargeOf}
            choices={[
              ...CHARGE_KINDS.map((id) => ({ id: kindId(id), label: texts.kinds[id] })),
              ...choices.map(({ id, label }) => ({
                id: `named/${id}`,
                label: texts.asNamed({ column: label }),
              })),
            ]}
            value={amount.kind === null ? `named/${amount.named ?? amount.header}` : kindId(amount.kind)}
            onChange={(id) => setAmount(at, { header: amount.header, ...meaningOf(id) })}
          />
          <Button tone="quiet" icon={X} onPress={() => setAmount(at, null)}>
            {texts.removeAmount({ number: at + 1 })}
          </Button>
        </div>
      ))}
      <Button
        tone="quiet"
        icon={Plus}
        onPress={() =>
          props.onChange({
            ...mapping,
            amounts: [...mapping.amounts, { header: firstHeader, kind: 'freight', named: null }],
          })
        }
      >
        {texts.addAmount}
      </Button>
    </details>
  )
}

function kindId(kind: ChargeKind): string {
  return `kind/${kind}`
}

function meaningOf(id: string): Pick<AmountColumn, 'kind' | 'named'> {
  const kind = CHARGE_KINDS.find((one) => kindId(one) === id) ?? null
  return { kind, named: kind === null ? id.slice('named/'.length) : null }
}
