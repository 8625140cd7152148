import { LOCAL_ACTOR, SYSTEM_ACTOR } from '../../shared/domain/actor.ts'
import { useMessages } from './messages.ts'

/** Who did something, as people say it: a person's name as it is, the window of this computer and the program in words. */
export function useActorName(): (actor: string) => string {
  const texts = useMessages('journal')
  return (actor) => {
    if (actor === LOCAL_ACTOR) return texts.thisComputer
    return actor === SYSTEM_ACTOR ? texts.program : actor
  }
}
