import { Download } from 'lucide-react'
import { useState } from 'react'
import {
  TREND_PARTS,
  TREND_STEPS,
  TREND_WEEKS,
  type TrendPart,
  type TrendStep,
} from '../../../shared/contract/trends.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import { Button } from '../../components/button.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { connection } from '../../lib/client.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useLive } from '../../lib/use-live.ts'
import { useRefreshWhile } from '../../lib/use-refresh-while.ts'
import { Courses, TrendsHeading } from './courses.tsx'
import { Marketplaces } from './marketplaces.tsx'
import './trends.css'

/** They are counted by themselves: nothing tells of each change. */
const TOPICS = [] as const

/** What days and weeks came to, by site, channel or carrier. */
export function TrendsScreen() {
  const texts = useMessages('trends')
  const [by, setBy] = useState<TrendPart>('all')
  const [step, setStep] = useState<TrendStep>('week')
  const [weeks, setWeeks] = useState<(typeof TREND_WEEKS)[number]>(8)
  const asked = { by, step, weeks }
  const live = useLive(TOPICS, (client) => client.trends.figures(asked), [by, step, weeks])
  useRefreshWhile(true, live.refresh, MINUTE_MS)

  async function exportCsv() {
    const { name, text } = await connection.client.trends.csv(asked)
    saveFile(name, 'text/csv', text)
  }
  useKeyCommands([
    {
      id: 'trends.csv',
      label: texts.exportCsv,
      group: texts.group,
      footer: true,
      keys: ['v'],
      run: () => void exportCsv(),
    },
  ])
  return (
    <div className="screen trends">
      <TrendsHeading figures={live.data} by={by} weeks={weeks} />
      <div className="trends-tools">
        <Tabs
          label={texts.by}
          tabs={TREND_PARTS.map((id) => ({ id, label: texts.parts[id], count: null }))}
          value={by}
          onChange={setBy}
        />
        <Select
          label={texts.step}
          isCompact
          choices={TREND_STEPS.map((id) => ({ id, label: texts.steps[id] }))}
          value={step}
          onChange={setStep}
        />
        <Select
          label={texts.period}
          isCompact
          choices={TREND_WEEKS.map((count) => ({ id: `${count}`, label: texts.weeks({ count }) }))}
          value={`${weeks}`}
          onChange={(id) => setWeeks(TREND_WEEKS.find((count) => `${count}` === id) ?? weeks)}
        />
        <Button tone="quiet" icon={Download} onPress={() => void exportCsv()}>
          {texts.exportCsv}
        </Button>
      </div>
      <LiveView live={live} skeleton={<Skeleton width="100%" height={320} />}>
        {(figures) => <Courses figures={figures} by={by} step={step} />}
      </LiveView>
      <Marketplaces />
    </div>
  )
}
