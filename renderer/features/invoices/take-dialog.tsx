import { useEffect, useState } from 'react'
import type { InvoicePreview } from '../../../shared/contract/invoices.ts'
import type { InvoiceMapping } from '../../../shared/domain/carrier-invoice.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { connection } from '../../lib/client.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { uploadFile } from '../../lib/upload.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { MappingColumns } from './mapping-columns.tsx'
import { useCauseText } from './use-cause-text.ts'

interface Account {
  readonly id: string
  readonly name: string
}

type Read =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'read'; readonly preview: InvoicePreview }

/** An invoice's file before it is taken: whose it is, how its columns are read, what is in it and what will be listed. */
export function TakeDialog(props: { file: File; accounts: readonly Account[]; onClose: () => void }) {
  const { file, accounts, onClose } = props
  const texts = useMessages('invoices')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const take = useCommand((client) => client.invoices.take)
  const [accountId, setAccountId] = useState(() => likelyAccount(file.name, accounts))
  const [number, setNumber] = useState('')
  const [mapping, setMapping] = useState<InvoiceMapping | null>(null)
  const [uploadId, setUploadId] = useState<string | null>(null)
  const [read, setRead] = useState<Read>({ kind: 'reading' })
  const invoice = number.trim() === '' ? null : number.trim()

  useEffect(() => {
    let isCurrent = true
    async function preview() {
      setRead({ kind: 'reading' })
      try {
        const id = uploadId ?? (await uploadFile(file)).uploadId
        if (!isCurrent) return
        setUploadId(id)
        const input = { uploadId: id, name: file.name, accountId, mapping, invoice }
        const found = await connection.client.invoices.preview(input)
        if (isCurrent) setRead({ kind: 'read', preview: found })
      } catch (error) {
        if (isCurrent)
          setRead({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
      }
    }
    void preview()
    return () => {
      isCurrent = false
    }
  }, [file, uploadId, accountId, mapping, invoice])

  async function keep(preview: InvoicePreview) {
    if (uploadId === null) return
    const input = { uploadId, name: file.name, accountId, mapping: preview.mapping, invoice }
    const outcome = await take.run(input)
    if (outcome.kind !== 'done') return
    say('done', texts.taken(outcome.value))
    onClose()
  }

  const preview = read.kind === 'read' ? read.preview : null
  return (
    <Dialog
      isOpen
      isWide
      onClose={onClose}
      title={texts.takeTitle({ file: file.name })}
      actions={
        <>
          <Button onPress={onClose}>{verbs.back}</Button>
          {preview !== null && preview.lines > 0 && (
            <Button tone="primary" busy={take.busy} onPress={() => void keep(preview)}>
              {texts.takeNow({ lines: preview.lines })}
            </Button>
          )}
        </>
      }
    >
      <div className="invoice-choices">
        <Select
          label={texts.account}
          choices={accounts.map(({ id, name }) => ({ id, label: name }))}
          value={accountId}
          onChange={(id) => {
            setMapping(null)
            setAccountId(id)
          }}
        />
        <Field label={texts.number} help={texts.numberHelp} value={number} onChange={setNumber} />
      </div>
      {read.kind === 'failed' && (
        <p className="field-error" role="alert">
          {read.why}
        </p>
      )}
      {read.kind === 'reading' && <Skeleton width="100%" height={120} />}
      {preview !== null && (
        <>
          <PreviewSummary preview={preview} />
          <MappingColumns preview={preview} onChange={setMapping} />
        </>
      )}
    </Dialog>
  )
}

/** The account whose name stands in the file's name, else the first. */
function likelyAccount(file: string, accounts: readonly Account[]): string {
  const name = file.toLowerCase()
  const hit = accounts.find(
    (one) => name.includes(one.id.toLowerCase()) || name.includes(one.name.toLowerCase()),
  )
  return (hit ?? accounts[0])?.id ?? ''
}

function PreviewSummary({ preview }: { preview: InvoicePreview }) {
  const texts = useMessages('invoices')
  const inWords = useSay()
  const format = useFormat()
  const own = useOwnCurrency()
  const causeText = useCauseText()
  const { lacks, fileRows: rows, lines, known, matched, unknown, twice, listed, problems } = preview
  if (lacks !== null)
    return (
      <p className="field-error" role="alert">
        {inWords(lacks)}
      </p>
    )
  return (
    <section className="invoice-preview" aria-live="polite">
      <p>{texts.foundLines({ rows, lines, known })}</p>
      {lines === 0 && known > 0 && <p>{texts.nothingNew}</p>}
      {lines > 0 && (
        <>
          <p>{texts.foundParcels({ matched, unknown, twice })}</p>
          <p>
            {texts.total({
              amount: format.list(
                preview.totals.map(({ amountCents, currency }) => format.money(amountCents, currency)),
              ),
            })}{' '}
            <span className="unit">
              {format.list(preview.invoices.slice(0, 4).map(({ number }) => number))}
            </span>
          </p>
          <p>{texts.foundListed({ listed, over: format.money(preview.overCents, own) })}</p>
          <ul className="invoice-causes">
            {preview.examples.map(({ id, trackingNumber, currency, causes }) => (
              <li key={id}>
                <span className="mono">{trackingNumber}</span>{' '}
                {causes.map((cause) => causeText(cause, currency)).join(' · ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {preview.problemCount > 0 && (
        <details className="invoice-problems">
          <summary>{texts.leftOut({ count: preview.problemCount })}</summary>
          <ul>
            {problems.map(({ line, what }) => (
              <li key={`${line}/${what.code}`}>
                {texts.inLine({ line: String(line ?? ''), what: inWords(what) })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {preview.skipped > 0 && <p className="unit">{texts.skipped({ count: preview.skipped })}</p>}
    </section>
  )
}
