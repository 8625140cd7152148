import type { Message } from '../../../shared/messages/definition.ts'
import { type AreaTexts } from '../../../shared/messages/say.ts'
import type { Feedback } from './pack-session.ts'
import type { SoundName } from './sounds.ts'

/** What fills the screen for a moment: `done` goes by itself, the others stay until somebody continues. */
export interface Outcome {
  readonly tone: 'done' | 'risk' | 'blocked'
  readonly title: string
  readonly detail: string
}

/** Feedback as picture and sound; a counted unit only sounds, so that it does not slow packing down. */
export function outcomeOf(
  feedback: Feedback,
  texts: AreaTexts<'packing'>['signs'],
  inWords: (message: Message) => string,
): { outcome: Outcome | null; sound: SoundName } {
  switch (feedback.kind) {
    case 'counted':
      return { outcome: null, sound: 'tick' }
    case 'complete':
      return {
        outcome: { tone: 'done', title: texts.complete, detail: texts.completeText },
        sound: 'done',
      }
    case 'wrong-item':
      return { outcome: { tone: 'blocked', title: texts.wrongItem, detail: feedback.text }, sound: 'wrong' }
    case 'surplus':
      return {
        outcome: {
          tone: 'blocked',
          title: texts.surplus,
          detail: texts.surplusText({ sku: feedback.sku, expected: feedback.expected }),
        },
        sound: 'wrong',
      }
    case 'wrong-label':
      return { outcome: { tone: 'blocked', title: texts.wrongLabel, detail: feedback.text }, sound: 'wrong' }
    case 'unlabelled': {
      const isComing = feedback.stop.kind === 'waiting' || feedback.stop.kind === 'retrying'
      const { sentence } = feedback.stop
      return isComing
        ? {
            outcome: { tone: 'risk', title: texts.noLabel, detail: inWords(sentence) },
            sound: 'attention',
          }
        : { outcome: { tone: 'blocked', title: texts.noLabel, detail: inWords(sentence) }, sound: 'wrong' }
    }
    case 'not-now':
      return {
        outcome: { tone: 'risk', title: texts.notNow, detail: texts.notNowText },
        sound: 'attention',
      }
  }
}
