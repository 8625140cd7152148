import type { LinkState } from '../../shared/domain/channel.ts'
import type { ChannelTrouble } from '../../shared/domain/channel-trouble.ts'
import type { Language } from '../../shared/lib/language.ts'
import type { Message } from '../../shared/messages/definition.ts'
import { say } from '../../shared/messages/say.ts'
import { useLanguage } from './messages.ts'

type Troubled = Extract<LinkState, { cause: Message }>

/** Why a link is not as it should be, in a few words for within a sentence; the connector's where we have none. */
export function useLinkCause(): (link: Troubled) => string {
  const language = useLanguage()
  return (link) =>
    'trouble' in link && link.trouble !== undefined
      ? TROUBLES[language](link.trouble)
      : say(language, link.cause)
}

const TROUBLES: Readonly<Record<Language, (trouble: ChannelTrouble) => string>> = { en: english, fr: french }

function english(trouble: ChannelTrouble): string {
  switch (trouble.code) {
    case 'no-address':
      return 'no address is set'
    case 'needs-https':
      return `${trouble.host} does not answer over https`
    case 'private-address':
      return `${trouble.host} is a machine of a local network`
    case 'moved':
      return `${trouble.host} sends us on to ${trouble.target}`
    case 'certificate':
      return `the certificate of ${trouble.host} cannot be trusted`
    case 'no-such-host':
      return `${trouble.host} cannot be found`
    case 'nobody-there':
      return `nothing answers at ${trouble.host}`
    case 'no-answer':
      return `${trouble.host} takes too long`
    case 'web-page':
      return `${trouble.host} answers with a web page`
    case 'server-fault':
      return `${trouble.host} has a fault of its own, HTTP ${trouble.status}`
    case 'slow-down':
      return `${trouble.host} asks us to slow down`
    case 'not-that-kind':
      return 'something else answers there'
    case 'credentials-refused':
      return 'it refuses the credentials'
  }
}

function french(trouble: ChannelTrouble): string {
  switch (trouble.code) {
    case 'no-address':
      return 'aucune adresse n’est saisie'
    case 'needs-https':
      return `${trouble.host} ne répond pas en https`
    case 'private-address':
      return `${trouble.host} est une machine d’un réseau local`
    case 'moved':
      return `${trouble.host} nous renvoie vers ${trouble.target}`
    case 'certificate':
      return `le certificat de ${trouble.host} n’est pas fiable`
    case 'no-such-host':
      return `${trouble.host} est introuvable`
    case 'nobody-there':
      return `rien ne répond à ${trouble.host}`
    case 'no-answer':
      return `${trouble.host} met trop de temps`
    case 'web-page':
      return `${trouble.host} répond par une page web`
    case 'server-fault':
      return `${trouble.host} a une panne, HTTP ${trouble.status}`
    case 'slow-down':
      return `${trouble.host} nous demande de ralentir`
    case 'not-that-kind':
      return 'autre chose y répond'
    case 'credentials-refused':
      return 'les accès sont refusés'
  }
}
