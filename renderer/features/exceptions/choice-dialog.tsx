import type { Resolution } from '../../../shared/contract/exceptions.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import type { Choice } from './use-verbs.ts'

/** Which of several ways of one verb; the best comes first and has the focus. */
export function ChoiceDialog(props: {
  choice: Choice | null
  onChoose: (offer: Resolution) => void
  onClose: () => void
}) {
  const { choice } = props
  const texts = useMessages('exceptionQueue')
  const inWords = useSay()
  return (
    <Dialog isOpen={choice !== null} onClose={props.onClose} title={texts.choiceTitle}>
      <ol className="resolutions">
        {choice?.offers.map((offer, index) => (
          <li key={`${offer.code}/${offer.choice ?? ''}`} className="resolution">
            <Button
              tone={index === 0 ? 'primary' : 'normal'}
              autoFocus={index === 0}
              onPress={() => props.onChoose(offer)}
            >
              {inWords(offer.label)}
            </Button>
            <span className="resolution-effect">{inWords(offer.effect)}</span>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
