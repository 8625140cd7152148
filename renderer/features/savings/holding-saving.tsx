import { Calculator } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { useMessages } from '../../lib/messages.ts'
import { SavingsState } from './savings-state.tsx'
import './savings.css'
import { useSavings } from './use-savings.ts'
import { WavesSentence } from './waves-sentence.tsx'

/** What waiting for waves would save by the month's orders, beside the setting. */
export function HoldingSaving({ why }: { why: string | null }) {
  const texts = useMessages('savings')
  const { run, result, start } = useSavings()
  const isRunning = run.kind === 'reading' || run.kind === 'deciding'
  return (
    <section className="savings-holding" aria-labelledby="savings-holding">
      <h2 id="savings-holding">{texts.holdingTitle}</h2>
      <p className="unit">{texts.holdingText}</p>
      {result !== null && result.orders > 0 && (
        <p role="status">
          <WavesSentence result={result} />
        </p>
      )}
      {result !== null && result.orders === 0 && !isRunning && <p role="status">{texts.noOrders}.</p>}
      <div className="savings-setup">
        <Button icon={Calculator} why={why} busy={isRunning} onPress={() => void start()}>
          {result === null ? texts.run : texts.again}
        </Button>
        <SavingsState run={run} />
      </div>
    </section>
  )
}
