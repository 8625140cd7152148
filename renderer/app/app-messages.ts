import { HOUR_MS, MINUTE_MS } from '../../shared/lib/clock.ts'
import { plural } from '../../shared/lib/language.ts'
import { formatFor } from '../lib/format.ts'
import { defineMessages } from '../lib/messages.ts'

export const appMessages = defineMessages({
  en: {
    navigation: 'Areas',
    toasts: 'Answers',
    dismiss: 'Dismiss',
    connecting: 'Connecting to the control room',
    connectingText: 'This takes a moment.',
    notAnswering: 'It does not answer yet; trying again by itself.',
    outdatedTitle: 'The control room was updated',
    outdatedText: 'This page is of another version. Load it again to go on; nothing is lost.',
    reload: 'Load again',
    appGroup: 'Everywhere',
    goGroup: 'Go to',
    palette: 'Find or do anything',
    palettePlaceholder: 'Order, customer, command …',
    find: 'Find',
    order: 'Order',
    nothingFound: (text: string) => `Nothing matches “${text}”.`,
    help: 'Help',
    singleKeys: 'Single letters act',
    move: 'Move',
    areas: {
      overview: 'Overview',
      exceptions: 'Exceptions',
      orders: 'Orders',
      stock: 'Stock',
      rules: 'Rules',
      carriers: 'Carriers',
      packing: 'Pack station',
      channels: 'Channels',
      settings: 'Settings',
    },
    switchLanguage: 'Passer en français',
    switchTheme: (next: string) => `Switch theme to ${next}`,
    themeIs: (theme: string, next: string) => `Theme: ${theme}. Switch to ${next}`,
    themes: { system: 'as the system', light: 'light', dark: 'dark' },
    site: 'Site',
    allSites: 'All sites',
    nextCutoff: (site: string, time: string) => `Next cut-off ${site} ${time}`,
    left: (ms: number) => `(${hoursAndMinutes(ms, ' h ', ' min')})`,
    cutoffPassed: '(passed)',
    channelsLive: (count: number) => plural('en', count, '# channel live', '# channels live'),
    channelsTroubled: (names: readonly string[]) => `${formatFor('en').list(names)} not connected`,
    offlineSince: (time: string) =>
      `Not connected since ${time}. What you see is as it was then; what you do is sent as soon as it is back.`,
    retry: 'Try now',
  },
  fr: {
    navigation: 'Espaces',
    toasts: 'Réponses',
    dismiss: 'Fermer',
    connecting: 'Connexion à la salle de contrôle',
    connectingText: 'Un instant.',
    notAnswering: 'Elle ne répond pas encore ; nouvel essai automatique.',
    outdatedTitle: 'La salle de contrôle a été mise à jour',
    outdatedText: 'Cette page est d’une autre version. Rechargez-la pour continuer ; rien n’est perdu.',
    reload: 'Recharger',
    appGroup: 'Partout',
    goGroup: 'Aller à',
    palette: 'Chercher ou agir',
    palettePlaceholder: 'Commande client, nom, action …',
    find: 'Chercher',
    order: 'Commande',
    nothingFound: (text) => `Rien ne correspond à « ${text} ».`,
    help: 'Aide',
    singleKeys: 'Les lettres seules agissent',
    move: 'Se déplacer',
    areas: {
      overview: 'Vue d’ensemble',
      exceptions: 'Exceptions',
      orders: 'Commandes',
      stock: 'Stock',
      rules: 'Règles',
      carriers: 'Transporteurs',
      packing: 'Poste d’emballage',
      channels: 'Canaux',
      settings: 'Réglages',
    },
    switchLanguage: 'Switch to English',
    switchTheme: (next) => `Passer au thème ${next}`,
    themeIs: (theme, next) => `Thème : ${theme}. Passer au thème ${next}`,
    themes: { system: 'du système', light: 'clair', dark: 'sombre' },
    site: 'Site',
    allSites: 'Tous les sites',
    nextCutoff: (site, time) => `Prochaine heure limite ${site} ${time}`,
    left: (ms) => `(${hoursAndMinutes(ms, ' h ', ' min')})`,
    cutoffPassed: '(passée)',
    channelsLive: (count) => plural('fr', count, '# canal connecté', '# canaux connectés'),
    channelsTroubled: (names) =>
      `${formatFor('fr').list(names)} ${names.length > 1 ? 'déconnectés' : 'déconnecté'}`,
    offlineSince: (time) =>
      `Connexion perdue depuis ${time}. L’affichage date de ce moment ; vos actions partiront dès son retour.`,
    retry: 'Réessayer',
  },
})

/** '48 min', '2 h 05'. */
function hoursAndMinutes(ms: number, hourWord: string, minuteWord: string): string {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE_MS))
  if (minutes < 60) return `${minutes}${minuteWord}`
  return `${Math.floor(ms / HOUR_MS)}${hourWord}${String(Math.floor(ms / MINUTE_MS) % 60).padStart(2, '0')}`
}
