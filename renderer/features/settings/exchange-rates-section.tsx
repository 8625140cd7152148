import { FileUp, Trash2, TriangleAlert } from 'lucide-react'
import { useCallback, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { ExchangeRate } from '../../../shared/domain/exchange-rate.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { FilePreviewDialog } from '../../components/file-preview-dialog.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { Switch } from '../../components/switch.tsx'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { ExchangeRateForm } from './exchange-rate-form.tsx'
import './exchange-rates.css'
import { type ExchangeRates, useExchangeRates, useRateText } from './use-exchange-rates.ts'

interface Props {
  /** By base and currency, newest first. */
  stored: readonly ExchangeRate[]
  missing: readonly { currency: string; orders: number }[]
  why: string | null
}

const MOST_SHOWN = 500
const PREVIEWED = 5

/** What other currencies are worth, since when and from where; what is lacking for the orders at hand comes first. */
export function ExchangeRatesSection({ stored, missing, why }: Props) {
  const texts = useMessages('exchangeRates')
  const own = useOwnCurrency()
  const rates = useExchangeRates(stored)
  const [wanted, setWanted] = useState('')
  const [file, setFile] = useState<File | null>(null)
  return (
    <div className="rates">
      <p>{texts.intro({ own })}</p>
      {missing.length > 0 && <Missing missing={missing} why={why} onType={setWanted} />}
      <ExchangeRateForm key={wanted} own={own} currency={wanted} rates={rates} why={why}>
        <FileTrigger
          acceptedFileTypes={['.csv', 'text/csv']}
          onSelect={(files) => setFile(files?.[0] ?? null)}
        >
          <Button icon={FileUp} why={why}>
            {texts.importCsv}
          </Button>
        </FileTrigger>
      </ExchangeRateForm>
      {stored.length === 0 ? (
        <p className="unit">{texts.none}</p>
      ) : (
        <RateTable stored={stored} rates={rates} isComplete={missing.length === 0} why={why} />
      )}
      {file !== null && <ImportRates file={file} own={own} rates={rates} onClose={() => setFile(null)} />}
    </div>
  )
}

function Missing(props: {
  missing: Props['missing']
  why: string | null
  onType: (currency: string) => void
}) {
  const texts = useMessages('exchangeRates')
  return (
    <section className="rates-missing">
      <ul>
        {props.missing.map(({ currency, orders }) => (
          <li key={currency}>
            <StatusBadge tone="risk" icon={TriangleAlert} label={texts.missing({ orders, currency })} />
            <Button tone="quiet" why={props.why} onPress={() => props.onType(currency)}>
              {texts.type({ currency })}
            </Button>
          </li>
        ))}
      </ul>
      <p className="unit">{texts.missingHelp}</p>
    </section>
  )
}

function RateTable(props: {
  stored: readonly ExchangeRate[]
  rates: ExchangeRates
  isComplete: boolean
  why: string | null
}) {
  const { stored, rates } = props
  const texts = useMessages('exchangeRates')
  const format = useFormat()
  const number = useRateText()
  const [withEarlier, setWithEarlier] = useState(false)
  const isLatest = (at: number) => {
    const [rate, before] = [stored[at], stored[at - 1]]
    return before?.base !== rate?.base || before?.currency !== rate?.currency
  }
  const latest = stored.filter((_, at) => isLatest(at))
  const shown = (withEarlier ? stored : latest).slice(0, MOST_SHOWN)
  return (
    <>
      <table className="settings-table rates-table" aria-label={texts.title}>
        <thead>
          <tr>
            <th scope="col">{texts.currency}</th>
            <th scope="col" className="table-end">
              {texts.worth}
            </th>
            <th scope="col">{texts.from}</th>
            <th scope="col">{texts.source}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {shown.map((rate) => (
            <tr key={`${rate.base} ${rate.currency} ${rate.on}`} className="settings-row">
              <th scope="row" className="settings-strong">
                {rate.currency}
              </th>
              <td className="table-end">
                <span className="unit">1 {rate.base} = </span>
                {number(rate)}
              </td>
              <td>
                {format.day(rate.on)} <span className="unit">{rate.on.slice(0, 4)}</span>
              </td>
              <td>
                {texts.sources[rate.source]}
                {!latest.includes(rate) && <span className="unit">, {texts.former}</span>}
              </td>
              <td className="settings-tools">
                <IconButton
                  icon={Trash2}
                  label={texts.remove({ rate: rates.said(rate) })}
                  why={props.why}
                  onPress={() => void rates.remove(rate)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {stored.length > latest.length && (
        <Switch isOn={withEarlier} onChange={setWithEarlier}>
          {texts.earlier({ rates: stored.length - latest.length })}
        </Switch>
      )}
      {withEarlier && stored.length > MOST_SHOWN && (
        <p className="unit">{texts.tooMany({ rates: MOST_SHOWN })}</p>
      )}
      {props.isComplete && <p className="unit">{texts.allThere}</p>}
    </>
  )
}

function ImportRates(props: { file: File; own: string; rates: ExchangeRates; onClose: () => void }) {
  const { file, own, rates, onClose } = props
  const texts = useMessages('exchangeRates')
  const format = useFormat()
  const read = useCallback(
    async (csv: string) => {
      const { rates: rows, problems } = await connection.client.settings.readExchangeRates({ csv, base: own })
      return { rows, problems }
    },
    [own],
  )
  return (
    <FilePreviewDialog
      file={file}
      title={texts.importTitle}
      help={texts.importHelp({ own })}
      busy={rates.busy}
      read={read}
      preview={(rows: readonly ExchangeRate[]) => {
        const replaced = rates.replaced(rows).length
        return (
          <>
            <ul className="rates-preview" aria-label={texts.preview}>
              {rows.slice(0, PREVIEWED).map((rate) => (
                <li key={`${rate.base} ${rate.currency} ${rate.on}`}>
                  {rates.said(rate)}
                  <span className="unit">
                    {format.day(rate.on)} {rate.on.slice(0, 4)}
                  </span>
                </li>
              ))}
            </ul>
            {replaced > 0 && <p>{texts.replaces({ rates: replaced })}.</p>}
          </>
        )
      }}
      onTake={rates.take}
      onClose={onClose}
    />
  )
}
