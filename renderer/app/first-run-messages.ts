import { defineMessages } from '../lib/messages.ts'

export const firstRunMessages = defineMessages({
  en: {
    title: 'Which way in',
    lead: 'Switchyard decides where, how and with whom each order ships. It needs sites, stock and orders to begin.',
    demoTitle: 'See it work',
    demoText:
      'A French merchant with four sites, four channels and five carriers; orders arrive by themselves, and so does trouble.',
    demoStart: 'Start the demo',
    importTitle: 'Bring your own files',
    importText:
      'CSV exports of sites, products, stock, services, rates and orders; each line is checked first.',
    importStart: 'Import CSV files',
    channelTitle: 'Connect a channel',
    channelText: 'Shopify or WooCommerce; orders are pulled, stock and tracking go back.',
    channelStart: 'Connect a channel',
    lostTitle: 'The data of this workspace are gone',
    lostDeleted:
      'This folder was used before, and its data file is missing. Choose a copy to go on from, or begin anew.',
    lostEmptied:
      'This folder was used before, and its data file is empty now. Choose a copy to go on from, or begin anew.',
    anewTitle: 'Begin anew',
    anewText: 'Start with an empty workspace. The copies stay where they are, and can be restored later.',
    anewStart: 'Begin with an empty workspace',
  },
  fr: {
    title: 'Par où commencer',
    lead: 'Switchyard décide d’où, comment et avec qui part chaque commande. Il lui faut des sites, du stock et des commandes.',
    demoTitle: 'Le voir à l’œuvre',
    demoText:
      'Un marchand français, quatre sites, quatre canaux, cinq transporteurs ; les commandes arrivent d’elles-mêmes, les ennuis aussi.',
    demoStart: 'Lancer la démo',
    importTitle: 'Apporter vos fichiers',
    importText:
      'Exports CSV des sites, produits, stocks, services, tarifs et commandes ; chaque ligne est vérifiée d’abord.',
    importStart: 'Importer des fichiers CSV',
    channelTitle: 'Connecter un canal',
    channelText: 'Shopify ou WooCommerce ; les commandes sont relevées, le stock et le suivi repartent.',
    channelStart: 'Connecter un canal',
    lostTitle: 'Les données de cet espace ont disparu',
    lostDeleted:
      'Ce dossier a déjà servi, et son fichier de données manque. Choisissez une copie d’où repartir, ou recommencez.',
    lostEmptied:
      'Ce dossier a déjà servi, et son fichier de données est vide. Choisissez une copie d’où repartir, ou recommencez.',
    anewTitle: 'Recommencer',
    anewText:
      'Partir d’un espace vide. Les copies restent où elles sont et pourront être restaurées plus tard.',
    anewStart: 'Commencer avec un espace vide',
  },
})
