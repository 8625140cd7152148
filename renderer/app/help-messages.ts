import { defineMessages } from '../lib/messages.ts'

/** What each screen is for and how it is used, for the help. */
export const helpMessages = defineMessages({
  en: {
    title: 'Help',
    parts: 'Parts of the help',
    tabs: { keys: 'Keys', screens: 'Screens', rules: 'How rules work' },
    screens: {
      overview:
        'The day on one page. The first line says what to do first; every figure leads to the orders or exceptions that it counts. A site’s bar is its load against its capacity of the day.',
      exceptions:
        'What needs somebody, the nearest cut-off first. 1 takes the suggested way out, Enter shows why and every other way with its effect, H puts it off, A takes it on. Select several with X to settle them at once. An exception closes by itself when its cause is gone, and comes back marked when it returns. While you work the list keeps still: R shows what is new.',
      orders:
        'Every order: search by number, customer, SKU, postcode or tracking number. W explains the decision: each rule with the condition that failed and the value found, each site and service with its cost and why it was not taken. A site that refuses what was released to it is told in the order’s panel: the rest is decided without it, until it is asked again. Once goods have left, “Return” takes back what comes: on the shelf or not, paid back through the channel or not, shipping and fees by choice, never more than was paid. “Cancel” says first what is owed to the buyer. I asks “what if”: nothing is written. “Look again together” weighs all decided orders at once and says what that would save.',
      stock:
        'What lies where, what is reserved, what is free. Choose a site to correct its numbers where they stand; a count is written with who and when, and waiting orders are decided again.',
      rules:
        'Rules say what is preferred, excluded, tagged, held. Edit a draft, try it on past orders, publish it: P shows what it would have changed, what that costs and which rule did it. Each publication is a version that can be restored. A rule may be in force for a time only.',
      carriers:
        'Services, their limits and rates. Suspend a carrier for a strike or a region: decided orders move to another by themselves, or become exceptions. Surcharges (fuel, remote areas, oversize, fragile goods) are in a carrier’s details.',
      packing:
        'One order at a time, by scanner: the order, its items, the box. The label prints when all is checked. PROBLEM reports what is missing, or that the site cannot ship the parcel.',
      channels:
        'The shops: whether they answer, what waits for them, when they were last read. Offline is no error: what is to be told waits and goes out in order, and can be hurried or given up. A SKU that means nothing here makes its orders wait as one exception: say which product it is, how many of it, or that it is not ours. “Stock” compares what the shop shows with what we say, every night and when asked, and sends ours again; “Places” says which of its locations shows the stock of which sites.',
      settings:
        'The merchant, the policy, the sites and their closed days, the printers, and what this station is called.',
    },
  },
  fr: {
    title: 'Aide',
    parts: 'Parties de l’aide',
    tabs: { keys: 'Touches', screens: 'Écrans', rules: 'Comment marchent les règles' },
    screens: {
      overview:
        'La journée sur une page. La première ligne dit par quoi commencer ; chaque chiffre mène aux commandes ou exceptions qu’il compte. La barre d’un site montre sa charge face à sa capacité du jour.',
      exceptions:
        'Ce qui attend quelqu’un, la limite la plus proche en tête. 1 prend la solution proposée, Entrée montre pourquoi et les autres solutions avec leur effet, H met en veille, A prend en charge. Sélectionnez-en plusieurs avec X pour les régler d’un coup. Une exception se clôt d’elle-même quand sa cause disparaît, et revient marquée si elle revient. Pendant que vous travaillez la liste ne bouge pas : R montre les nouveautés.',
      orders:
        'Toutes les commandes : cherchez par numéro, client, SKU, code postal ou numéro de suivi. W explique la décision : chaque règle avec la condition non remplie et la valeur trouvée, chaque site et service avec son coût et la raison de son rejet. Le site qui refuse ce qu’on lui a confié se signale dans le panneau de la commande : le reste se décide sans lui, jusqu’à ce qu’on le sollicite à nouveau. Une fois les articles partis, « Retour » enregistre ce qui revient : en rayon ou non, remboursé par le canal ou non, port et frais au choix, jamais plus que ce qui a été payé. « Annuler » dit d’abord ce qui est dû au client. I demande « et si » : rien n’est enregistré. « Revoir ensemble » compare toutes les commandes décidées et dit ce qu’on y gagnerait.',
      stock:
        'Ce qui se trouve où, ce qui est réservé, ce qui est libre. Choisissez un site pour corriger ses nombres sur place ; un comptage est daté et signé, et les commandes en attente sont décidées à nouveau.',
      rules:
        'Les règles disent ce qui est préféré, exclu, étiqueté, retenu. Modifiez un brouillon, essayez-le sur des commandes passées, publiez-le : P montre ce qu’il aurait changé, ce que cela coûte et la règle en cause. Chaque publication est une version que l’on peut rétablir. Une règle peut ne valoir qu’un temps.',
      carriers:
        'Les services, leurs limites et tarifs. Suspendez un transporteur pour une grève ou une région : les commandes décidées passent d’elles-mêmes à un autre, ou deviennent des exceptions. Les suppléments (carburant, zones éloignées, hors gabarit, fragile) sont dans ses détails.',
      packing:
        'Une commande à la fois, à la douchette : la commande, ses articles, la boîte. L’étiquette s’imprime quand tout est vérifié. PROBLEM signale ce qui manque, ou que le site ne peut pas expédier le colis.',
      channels:
        'Les boutiques : si elles répondent, ce qui les attend, quand elles ont été lues. Hors ligne n’est pas une erreur : ce qui doit leur être dit attend et part dans l’ordre, et peut être pressé ou abandonné. Un SKU qui ne désigne rien ici fait attendre ses commandes en une seule exception : dites quel produit c’est, combien, ou qu’il n’est pas à nous. « Stock » compare ce que la boutique affiche avec ce que nous disons, chaque nuit et à la demande, et renvoie nos chiffres ; « Lieux » dit quel emplacement affiche le stock de quels sites.',
      settings:
        'Le marchand, la politique, les sites et leurs jours fermés, les imprimantes et le nom de ce poste.',
    },
  },
})
