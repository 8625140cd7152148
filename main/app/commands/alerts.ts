import { MAIL, MAIL_SECRET } from '../../../shared/domain/mail-settings.ts'
import { textsOf } from '../../../shared/messages/say.ts'
import { mailPassword } from '../alerts/mail-password.ts'
import type { AppServices } from '../services/app-services.ts'
import type { HandlersOf } from './handler.ts'
import { Refusal, refuse } from './refusal.ts'

const MOST_RECEIVERS = 50

/** The journal keeps who is told what, never the password. */
export function alertHandlers({
  store,
  secrets,
  sendMail,
  newId,
}: Pick<AppServices, 'store' | 'secrets' | 'sendMail' | 'newId'>): HandlersOf<'alerts'> {
  return {
    async putServer(context, values) {
      if (values.security === 'none' && values.user !== '') refuse('alerts.refused.openPassword')
      if (values.host !== '' && !/^[^@\s]+@[^@\s]+$/.test(values.from)) refuse('alerts.refused.noSender')
      await context.tx.settings.put(MAIL, values)
      context.touch('alerts')
      return {}
    },
    putPassword: {
      journaled: ({ password }) => ({ isSet: password !== null }),
      prepare: async ({ password }) => {
        return async (context) => {
          if (password === null) context.afterCommit(() => void secrets.remove(MAIL_SECRET))
          else await secrets.put(context.tx, MAIL_SECRET, { password })
          context.touch('alerts')
          return {}
        }
      },
    },
    async putReceiver({ tx, touch }, receiver) {
      const others = (await tx.alerts.all()).filter(({ id }) => id !== receiver.id)
      if (others.length >= MOST_RECEIVERS) refuse('alerts.refused.tooMany', { most: MOST_RECEIVERS })
      const { email } = receiver
      if (others.some((other) => other.email.toLowerCase() === email.toLowerCase()))
        refuse('alerts.refused.exists', { email })
      for (const siteId of receiver.siteIds ?? [])
        if ((await tx.sites.get(siteId)) === null) refuse('refusals.unknown.site', { site: siteId })
      await tx.alerts.put(receiver)
      touch('alerts')
      return {}
    },
    async removeReceiver({ tx, touch }, { receiverId }) {
      if (!(await tx.alerts.remove(receiverId))) refuse('alerts.refused.unknown')
      touch('alerts')
      return {}
    },
    async sendTest({ receiverId }) {
      const { server, receiver } = await store.read(async (tx) => ({
        server: await tx.settings.get(MAIL),
        receiver: (await tx.alerts.all()).find(({ id }) => id === receiverId),
      }))
      if (receiver === undefined) refuse('alerts.refused.unknown')
      if (server.host === '') refuse('alerts.refused.noServer')
      const { email, language } = receiver
      const { mail } = textsOf('alerts', language)
      const answer = await sendMail(
        server,
        await mailPassword(secrets),
        {
          to: email,
          subject: mail.testSubject,
          text: mail.testText,
          html: `<p>${mail.testText}</p>`,
          messageId: `${newId()}@switchyard`,
        },
        null,
      )
      if (answer.kind === 'failed') throw new Refusal(answer.problem)
      return {}
    },
  }
}
