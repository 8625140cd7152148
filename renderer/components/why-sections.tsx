import type { Explanation } from '../../shared/domain/explanation.ts'
import { useMessages } from '../lib/messages.ts'
import { PanelSection } from './panel.tsx'
import './why.css'
import { WhyPriority } from './why-priority.tsx'
import { WhyRules } from './why-rules.tsx'
import { WhyServices } from './why-services.tsx'
import { WhySites } from './why-sites.tsx'

/** What a decision was made of: rules, sites, services, priority. */
export function WhySections({ explanation }: { explanation: Explanation }) {
  const texts = useMessages('orderWhy')
  return (
    <>
      <PanelSection title={texts.whyRules({ version: explanation.ruleSetVersion })}>
        <WhyRules rules={explanation.rules} />
      </PanelSection>
      <PanelSection title={texts.whySites}>
        <WhySites sites={explanation.sites} />
      </PanelSection>
      <PanelSection title={texts.whyServices}>
        <WhyServices services={explanation.services} />
      </PanelSection>
      <PanelSection title={texts.whyPriority({ score: explanation.priority.score })}>
        <WhyPriority parts={explanation.priority.parts} />
      </PanelSection>
    </>
  )
}
