import { RULE_HELP } from '../../../shared/rules/help.ts'
import { Dialog } from '../../components/dialog.tsx'
import { useLanguage, useMessages } from '../../lib/messages.ts'
import { rulesMessages } from './messages.ts'

/** What rules mean, in full. */
export function HelpDialog(props: { isOpen: boolean; onClose: () => void }) {
  const texts = useMessages(rulesMessages)
  const language = useLanguage()
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.how} isWide>
      <dl className="rule-help">
        {RULE_HELP.map(({ title, text }) => (
          <div key={title.en}>
            <dt>{title[language]}</dt>
            <dd>{text[language]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
