import { Download, FileUp, ReceiptText } from 'lucide-react'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { roleAllows } from '../../../shared/domain/role.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { SentenceHeading } from '../../components/sentence-heading.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { connection } from '../../lib/client.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useDroppedFiles } from '../../lib/use-dropped-files.ts'
import { useListScreen } from '../../lib/use-list-screen.ts'
import { useLive } from '../../lib/use-live.ts'
import { CostList } from './cost-list.tsx'
import { DifferencesList } from './differences-list.tsx'
import {
  INVOICE_TABS,
  type InvoiceFilter,
  type InvoiceTab,
  invoiceFilterOf,
  withInvoiceFilter,
} from './invoice-filter.ts'
import { InvoiceList } from './invoice-list.tsx'
import './invoices.css'
import { TakeDialog } from './take-dialog.tsx'

const TOPICS = ['carriers'] as const

/** Carriers' invoices: what was overcharged, what was imported, and what parcels cost by month. */
export function InvoicesScreen({ openId }: { openId: string | null }) {
  const texts = useMessages('invoices')
  const say = useToasts((toasts) => toasts.say)
  const { role } = useSession()
  const why = roleAllows(role, 'lead') ? null : texts.needsLead
  const screen = useListScreen({ area: 'invoices', openId, group: texts.group })
  const { show } = screen
  const filter = invoiceFilterOf(screen.params)
  const accounts = useLive(TOPICS, (client) => client.carriers.accounts({})).data
  const [file, setFile] = useState<File | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const setFilter = useCallback(
    (change: Partial<InvoiceFilter>) =>
      show((old) => withInvoiceFilter(old, { ...invoiceFilterOf(old), ...change })),
    [show],
  )
  const hasAccount = accounts === null || accounts.length > 0
  const choose = useCallback(
    (chosen: File | undefined) => {
      if (hasAccount) setFile(chosen ?? null)
      else say('risk', texts.needsAccount)
    },
    [hasAccount, say, texts],
  )
  useDroppedFiles(useCallback(([first]) => choose(first), [choose]))

  async function exportCsv() {
    const { state, cause, carrierId, search } = filter
    try {
      const { name, csv } =
        filter.tab === 'costs'
          ? await connection.client.invoices.costsCsv({})
          : await connection.client.invoices.differencesCsv({ state, cause, carrierId, search })
      saveFile(name, 'text/csv', csv)
    } catch {
      say('blocked', texts.exportFailed)
    }
  }

  const { group } = texts
  useKeyCommands([
    {
      id: 'invoices.take',
      label: texts.takeKey,
      group,
      footer: true,
      keys: ['n'],
      disabled: why,
      run: () => picker.current?.click(),
    },
    {
      id: 'invoices.csv',
      label: texts.csvKey,
      group,
      footer: true,
      keys: ['v'],
      disabled: why,
      run: () => void exportCsv(),
    },
  ])

  const takeButton = (
    <Button tone="primary" icon={FileUp} why={why} onPress={() => picker.current?.click()}>
      {texts.take}
    </Button>
  )
  const empty = (title: string, text: string) => (
    <EmptyState icon={ReceiptText} title={title} action={takeButton}>
      {text}
    </EmptyState>
  )
  const heading = (total: number | null, tools: ReactNode = null) => (
    <div className="screen-list-head">
      <SentenceHeading
        aside={
          filter.tab === 'differences' && (
            <SearchBox
              label={texts.search}
              value={filter.search}
              onChange={(search) => setFilter({ search })}
              inputRef={screen.searchInput}
            />
          )
        }
      >
        {total !== null && sentence(texts, filter, total)}
      </SentenceHeading>
      <div className="invoices-tools">
        <Tabs
          label={texts.views}
          tabs={INVOICE_TABS.map((id) => ({ id, label: texts.tabs[id], count: null }))}
          value={filter.tab}
          onChange={(tab: InvoiceTab) => setFilter({ tab })}
        />
        <div className="invoices-filters">
          {tools}
          {filter.tab !== 'invoices' && (
            <Button icon={Download} why={why} onPress={() => void exportCsv()}>
              {texts.csvKey}
            </Button>
          )}
          {takeButton}
        </div>
      </div>
    </div>
  )
  const known = (accounts ?? []).map(({ account: { id, name } }) => ({ id, name }))
  return (
    <div className="screen-list">
      <div className="screen-list-main">
        {filter.tab === 'differences' && (
          <DifferencesList
            screen={screen}
            filter={filter}
            onFilter={setFilter}
            heading={heading}
            empty={empty(texts.emptyTitle, texts.emptyText)}
          />
        )}
        {filter.tab === 'invoices' && (
          <InvoiceList
            screen={screen}
            heading={heading}
            empty={empty(texts.noInvoices, texts.noInvoicesText)}
          />
        )}
        {filter.tab === 'costs' && (
          <CostList heading={heading} empty={empty(texts.noCosts, texts.noCostsText)} />
        )}
      </div>
      <input
        ref={picker}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={texts.take}
        accept=".csv,.txt,.tsv,.xlsx"
        onChange={(event) => {
          choose(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {file !== null && known.length > 0 && (
        <TakeDialog key={file.name} file={file} accounts={known} onClose={() => setFile(null)} />
      )}
    </div>
  )
}

function sentence(
  texts: ReturnType<typeof useMessages<'invoices'>>,
  filter: InvoiceFilter,
  total: number,
): string {
  switch (filter.tab) {
    case 'differences':
      return total === 0 && filter.state === 'open' ? texts.allClear : texts.openDifferences({ total })
    case 'invoices':
      return texts.invoiceCount({ total })
    case 'costs':
      return texts.costMonths({ total })
  }
}
