# SPDX-License-Identifier: GPL-3.0-or-later
"""The vocabulary of make_sample.py. All of it is invented."""

GIVEN = ["Anna", "Ben", "Clara", "David", "Emma", "Felix", "Grace", "Hugo", "Ines", "Jonas", "Karin", "Liam", "Maria", "Noah", "Olga", "Pavel",
         "Quinn", "Rosa", "Samir", "Tessa", "Umar", "Vera", "Wanda", "Xavi", "Yara", "Zoe", "Marek", "Lucia", "Piotr", "Greta", "Amir", "Chloé",
         "Søren", "Inès", "Łukasz", "Jörg", "Mei", "Kenji", "Aisha", "Diego"]
SURNAMES = ["Keller", "Okafor", "Lindqvist", "Moreau", "Rossi", "Almeida", "Novak", "Janssen", "Hughes", "Tanaka", "Fischer", "Garcia", "Bianchi",
            "Kowalski", "Dubois", "Petersen", "Walsh", "Costa", "Haddad", "Brandt", "Silva", "Meyer", "Lopez", "Vermeer", "Nowak", "Iyer"]
FIRST_PARTS = ["Aurora", "Nordwind", "Harbour", "Copper", "Lupo", "Meridian", "Juniper", "Kettle", "Ledger", "Pier", "Atlas", "Willow", "Ember",
               "Granite", "Saffron", "Tundra", "Velvet", "Orchard", "Quartz", "Beacon", "Cobalt", "Maple", "Raven", "Solstice", "Thistle", "Umbra"]
PLACES = ["Hamburg", "Lisbon", "Lyon", "Porto", "Ghent", "Krakow", "Bologna", "Seville", "Bristol", "Boston", "Utrecht", "Graz", "Malmo", "Leeds",
          "Denver", "Austin", "Nantes", "Turin", "Valencia", "Gdansk", "Bremen", "Oslo"]
NAMES = {
    "restaurant": ["Casa {a}", "{a} Kitchen", "Trattoria {c}", "{a} & {c}", "Bistro {c}", "Noodle House {a}", "{b} Grill"],
    "hotel": ["Hotel {a}", "{a} Inn {b}", "Grand {a} {b}", "The {a} {b}", "Pension {c}"],
    "rental_property": ["Loft {a} in {b}", "Studio by the canal, {b}", "{a} Cottage near {b}", "Flat {c}, {b}"],
    "product": ["{a} K2 Kettle", "{a} Headphones", "{a} Ledger App", "{a} Backpack", "{a} Lamp", "{a} Notes App", "{a} Air Fryer", "{a} Running Shoe"],
    "company": ["{a} Air", "{a} Energy", "{a} Telecom", "{c} Insurance", "{a} Parcel", "{c} & Partners", "{a} Bank", "{a} Furniture"],
    "service": ["{c} Plumbing {b}", "{a} Movers", "{a} Cleaning {b}", "{c} Realty", "{a} Car Repair {b}"],
    "healthcare": ["{a} Dental {b}", "Clinic {c}", "{a} Physiotherapy {b}", "{b} Eye Centre {c}"],
    "education": ["{a} Language School", "{b} College {a}", "{a} Online Courses", "Music School {c} {b}"],
    "place": ["{a} Gym {b}", "{b} Museum of {a}", "{a} Park {b}", "Library {c} {b}", "{a} Pool {b}"],
    "entertainment": ["Cinema {a} {b}", "{a} Escape Rooms", "{a} Theatre {b}", "{a} Festival", "The {a} Channel"],
    "other": ["{a} Association", "{b} Council {a}", "{a} Club {b}", "Parish {c} {b}"],
}
TAGS = {"good": ["friendly", "clean", "value", "quick", "recommend", "quality", "location", "staff"],
        "bad": ["refund", "support", "delay", "noise", "price", "broken", "billing", "rude", "waiting", "delivery"]}

EN = {
    "when": ["last week", "in March", "on Friday evening", "over the holidays", "twice this year", "yesterday"],
    "months": ["January", "March", "May", "August", "October"], "things": ["charger", "invoice", "voucher", "parking ticket", "receipt"],
    "titles": {"good": ["Would come again", "Exactly what we needed", "A quiet gem", "Worth every cent", "Friendly and quick", "No complaints at all"],
               "mixed": ["Good, with reservations", "It depends", "Fine, not more", "Mixed feelings"],
               "bad": ["Refund promised in {0}", "Never again", "Two hours for nothing", "Not as pictured", "Nobody answers", "Charged twice"]},
    "plain": ["We went {when}.", "I had read other reviews before.", "This was our second time.", "{who} looked after us.", "I paid with a {thing}.",
              "It took about {n} minutes.", "I came with {n} colleagues.", "The address is easy to find."],
    "food": {"good": ["The pasta was the best we had in years.", "Warm bread, cold wine, nothing to add.", "The waiter knew every dish by heart.",
                      "Portions are generous and the prices fair.", "Dessert alone is worth the walk.", "They found us a table within {n} minutes."],
             "bad": ["Cold pasta, warm wine.", "We waited {n} minutes for a burger that was burnt.", "The table was sticky and nobody cared.",
                     "The bill had two dishes we never ordered.", "Too loud to talk.", "The soup tasted of nothing but salt."]},
    "stay": {"good": ["The bed was perfect and the street silent.", "Breakfast had everything, until eleven.", "{who} at the desk gave us a late check-out.",
                      "Spotless bathroom, strong shower.", "{n} minutes on foot to the old town.", "The view from the balcony is as pictured."],
             "bad": ["The room was not ready until six.", "Beautiful lobby, thin walls.", "No hot water for {n} hours.", "It is not the flat in the pictures.",
                     "The wifi reached the door and no further.", "We found hair in the shower and told them {n} times."]},
    "goods": {"good": ["It does what it says, without fuss.", "Arrived a day early and well packed.", "Solid build, no rattle.", "The battery lasts {n} days.",
                       "My old one lasted {n} years and this feels better.", "Easy to clean."],
              "bad": ["The lid broke after a week.", "The {thing} was missing from the box.", "It stopped working after {n} days.",
                      "Smaller than it looks in the pictures.", "It smells of plastic.", "Returned it and still wait for the money."]},
    "help": {"good": ["They called back within {n} minutes.", "One call and it was solved.", "{who} explained every line of the {thing}.",
                      "Honest price, kept to the cent.", "On time, tidy and polite.", "They admitted the mistake and put it right."],
             "bad": ["Four e-mails, two calls, still nothing.", "The chat closes itself when you ask for a person.", "Since {month} I wait for my refund.",
                     "I was charged twice and nobody feels responsible.", "No show {n} times.", "The contract renewed itself although I had cancelled."]},
    "app": {"good": ["Clean and quick, no account needed.", "Sync just works.", "The last update made it even better.", "I use it {n} times a day."],
            "bad": ["Sync loses entries since the update.", "It crashes when I open the {thing}.", "Cancelled and was charged again.",
                    "Login fails {n} times out of {n}.", "Full of ads now."]},
    "work": {"good": ["Good people, flat hierarchy.", "Training is taken seriously.", "Flexible hours that are really flexible.", "Fair pay, paid on time."],
             "bad": ["Good people, bad rota.", "{n} managers in one year.", "Overtime is expected and not paid.", "Decisions are made elsewhere and late."]},
    "visit": {"good": ["The staff clearly love what they do.", "Clean lockers, modern machines.", "We stayed {n} hours and could have stayed longer.",
                       "Great for children and for rainy days.", "Small groups and patient teachers."],
              "bad": ["Half of the machines are out of order.", "Queues of {n} minutes in spite of a booked slot.", "The sound was so loud that we left.",
                      "The changing rooms need a deep clean.", "The course was cancelled {n} days before it began."]},
    "replies": {"good": ["Thank you for the kind words, {who} was happy to read them.", "Thank you, we hope to see you again soon.", "Glad that it worked out so well."],
                "bad": ["We are sorry to read this and have asked our team to look at the case.", "Please send us your number by e-mail so that we can put it right.",
                        "Thank you for telling us. The {thing} should not have been a problem and we have corrected it."]},
}
EN["titles"]["bad"] = [title.format("March") for title in EN["titles"]["bad"]]


def small(when, months, things, good_titles, mixed_titles, bad_titles, plain, good, bad, replies_good, replies_bad):
    """A language whose sentences fit every kind of place, besides one list per kind."""
    language = {"when": when, "months": months, "things": things, "plain": plain,
                "titles": {"good": good_titles, "mixed": mixed_titles, "bad": bad_titles},
                "replies": {"good": replies_good, "bad": replies_bad}}
    for domain in ("food", "stay", "goods", "help", "app", "work", "visit"):
        language[domain] = {"good": good["any"] + good.get(domain, []), "bad": bad["any"] + bad.get(domain, [])}
    return language


DE = small(["letzte Woche", "im März", "am Freitagabend", "in den Ferien"], ["Januar", "März", "August"], ["Rechnung", "Quittung", "Gutscheinkarte"],
           ["Gerne wieder", "Sehr zu empfehlen", "Alles bestens", "Klare Empfehlung"], ["Durchwachsen", "Ganz in Ordnung"],
           ["Nie wieder", "Seit Wochen keine Antwort", "Enttäuschend", "Leider nicht zu empfehlen"],
           ["Wir waren {when} da.", "{who} hat sich um uns gekümmert.", "Es hat etwa {n} Minuten gedauert.", "Wir waren zum zweiten Mal hier."],
           {"any": ["Freundlich, schnell und sauber.", "Das Preis-Leistungs-Verhältnis stimmt.", "Wir kommen wieder.", "Alles war genau wie beschrieben."],
            "food": ["Die Küche ist ausgezeichnet, besonders die Suppe.", "Großzügige Portionen."], "stay": ["Ruhige Zimmer und ein sehr gutes Frühstück.", "Zur Altstadt sind es {n} Minuten."],
            "goods": ["Gute Verarbeitung, nichts wackelt.", "Die Lieferung kam einen Tag früher."], "help": ["Nach einem Anruf war alles erledigt."]},
           {"any": ["Seit {n} Wochen warte ich auf eine Antwort.", "Niemand fühlt sich zuständig.", "Dafür viel zu teuer.", "Das Personal war unhöflich."],
            "food": ["Das Essen kam kalt an den Tisch.", "Wir haben {n} Minuten auf die Karte gewartet."], "stay": ["Das Zimmer war nicht sauber und sehr laut.", "Kein warmes Wasser."],
            "goods": ["Nach {n} Tagen kaputt.", "Der Deckel ist gebrochen."], "help": ["Zweimal abgebucht und keine Erstattung.", "Der Vertrag wurde trotz Kündigung verlängert."],
            "app": ["Seit dem Update stürzt die App ab."]},
           ["Vielen Dank für die netten Worte.", "Danke, wir freuen uns auf Ihren nächsten Besuch."],
           ["Das tut uns leid. Bitte senden Sie uns Ihre Nummer per E-Mail.", "Wir bedauern das sehr und prüfen den Fall."])
FR = small(["la semaine dernière", "en mars", "vendredi soir", "pendant les vacances"], ["janvier", "mars", "août"], ["facture", "carte", "réservation"],
           ["À recommander", "Parfait", "Une belle surprise", "Rien à redire"], ["Moyen", "Peut mieux faire"], ["À fuir", "Très déçue", "Plus jamais", "Aucune réponse"],
           ["Nous y étions {when}.", "{who} nous a accueillis.", "Il a fallu environ {n} minutes.", "C'était notre deuxième fois."],
           {"any": ["Accueil chaleureux et personnel attentif.", "Très bon rapport qualité-prix.", "Nous reviendrons sans hésiter.", "Tout était conforme à la description."],
            "food": ["Le plat du jour était délicieux.", "Des portions généreuses."], "stay": ["Chambre calme et petit déjeuner copieux.", "À {n} minutes à pied du centre."],
            "goods": ["Bonne finition, livraison rapide."], "help": ["Problème réglé en un seul appel."]},
           {"any": ["Toujours pas de réponse après {n} semaines.", "Service client injoignable.", "Beaucoup trop cher pour ce que c'est.", "Le personnel était désagréable."],
            "food": ["Le repas est arrivé froid.", "{n} minutes d'attente pour un café."], "stay": ["La chambre n'était pas propre.", "Pas d'eau chaude pendant {n} heures."],
            "goods": ["En panne au bout de {n} jours."], "help": ["Remboursement promis, jamais reçu.", "Débité deux fois."], "app": ["L'application plante depuis la mise à jour."]},
           ["Merci beaucoup pour votre avis.", "Merci, au plaisir de vous revoir."], ["Nous sommes désolés. Merci de nous écrire avec votre numéro.", "Nous regrettons ce qui s'est passé et étudions votre dossier."])
ES = small(["la semana pasada", "en marzo", "el viernes por la noche"], ["enero", "marzo", "agosto"], ["factura", "tarjeta", "reserva"],
           ["Muy recomendable", "Todo perfecto", "Volveremos", "Una gran sorpresa"], ["Regular", "Ni bien ni mal"], ["No volveré", "Una decepción", "Nadie responde"],
           ["Fuimos {when}.", "Nos atendió {who}.", "Tardó unos {n} minutos.", "Era la segunda vez."],
           {"any": ["Trato muy amable y todo limpio.", "Buena relación calidad-precio.", "Lo recomiendo sin dudar.", "Tal como se describe."],
            "food": ["La comida estaba riquísima.", "Raciones generosas."], "stay": ["Habitación tranquila y buen desayuno.", "A {n} minutos del centro."], "goods": ["Buena calidad y entrega rápida."]},
           {"any": ["Llevo {n} semanas esperando una respuesta.", "Nadie se hace responsable.", "Demasiado caro.", "El personal fue muy desagradable."],
            "food": ["La comida llegó fría.", "Esperamos {n} minutos para pedir."], "stay": ["La habitación estaba sucia.", "Sin agua caliente."], "goods": ["Se rompió a los {n} días."],
            "help": ["Me cobraron dos veces."], "app": ["La aplicación se cierra sola desde la actualización."]},
           ["Muchas gracias por sus palabras.", "Gracias, esperamos verle pronto."], ["Lo sentimos mucho. Escríbanos con su número, por favor.", "Lamentamos lo ocurrido y revisaremos el caso."])
IT = small(["la settimana scorsa", "a marzo", "venerdì sera"], ["gennaio", "marzo", "agosto"], ["fattura", "carta", "prenotazione"],
           ["Consigliatissimo", "Tutto perfetto", "Torneremo"], ["Così così", "Nella media"], ["Pessima esperienza", "Mai più", "Nessuna risposta"],
           ["Ci siamo stati {when}.", "{who} ci ha seguiti.", "Ci sono voluti circa {n} minuti."],
           {"any": ["Personale gentile e ambiente pulito.", "Ottimo rapporto qualità-prezzo.", "Ci torneremo volentieri."], "food": ["La pasta era fatta in casa e si sente.", "Porzioni abbondanti."],
            "stay": ["Camera silenziosa e colazione ricca.", "A {n} minuti dal centro."], "goods": ["Ben fatto, consegna veloce."]},
           {"any": ["Aspetto da {n} settimane una risposta.", "Troppo caro.", "Nessuno si prende la responsabilità."], "food": ["Il cibo è arrivato freddo.", "{n} minuti di attesa."],
            "stay": ["La camera non era pulita.", "Niente acqua calda."], "goods": ["Si è rotto dopo {n} giorni."], "help": ["Addebitato due volte."], "app": ["Si blocca dopo l'aggiornamento."]},
           ["Grazie mille per le belle parole."], ["Ci dispiace molto. Ci scriva con il suo numero, per favore."])
PT = small(["na semana passada", "em março", "na sexta à noite"], ["janeiro", "março", "agosto"], ["fatura", "reserva", "encomenda"],
           ["Recomendo", "Tudo perfeito", "Vamos voltar"], ["Mais ou menos", "Razoável"], ["Nunca mais", "Uma desilusão", "Ninguém responde"],
           ["Fomos {when}.", "Fomos atendidos por {who}.", "Demorou cerca de {n} minutos."],
           {"any": ["Atendimento simpático e tudo limpo.", "Boa relação qualidade-preço.", "Recomendo a todos."], "food": ["A comida estava deliciosa."], "stay": ["Quarto calmo e ótimo pequeno-almoço."],
            "goods": ["Boa qualidade e entrega rápida."]},
           {"any": ["Espero há {n} semanas por uma resposta.", "Demasiado caro.", "Ninguém assume a responsabilidade."], "food": ["A comida chegou fria."], "stay": ["O quarto não estava limpo."],
            "goods": ["Avariou ao fim de {n} dias."], "help": ["Cobraram duas vezes."], "app": ["A aplicação bloqueia depois da atualização."]},
           ["Muito obrigado pelas suas palavras."], ["Lamentamos muito. Escreva-nos com o seu número, por favor."])
NL = small(["vorige week", "in maart", "vrijdagavond"], ["januari", "maart", "augustus"], ["factuur", "kaart", "reservering"],
           ["Een aanrader", "Alles perfect", "Wij komen terug"], ["Gemiddeld", "Kan beter"], ["Nooit meer", "Teleurstellend", "Niemand antwoordt"],
           ["We waren er {when}.", "{who} heeft ons geholpen.", "Het duurde ongeveer {n} minuten."],
           {"any": ["Vriendelijk personeel en alles schoon.", "Goede prijs-kwaliteitverhouding.", "Zeker een aanrader."], "food": ["Het eten was heerlijk."], "stay": ["Rustige kamer en goed ontbijt."],
            "goods": ["Goede kwaliteit en snel geleverd."]},
           {"any": ["Ik wacht al {n} weken op antwoord.", "Veel te duur.", "Niemand voelt zich verantwoordelijk."], "food": ["Het eten kwam koud op tafel."], "stay": ["De kamer was niet schoon."],
            "goods": ["Na {n} dagen kapot."], "help": ["Twee keer afgeschreven."], "app": ["De app loopt vast sinds de update."]},
           ["Hartelijk dank voor uw mooie woorden."], ["Dit spijt ons. Stuur ons uw nummer per e-mail."])
PL = small(["w zeszłym tygodniu", "w marcu", "w piątek wieczorem"], ["styczeń", "marzec", "sierpień"], ["faktura", "karta", "rezerwacja"],
           ["Polecam", "Wszystko świetnie", "Na pewno wrócimy"], ["Średnio", "Może być"], ["Nigdy więcej", "Rozczarowanie", "Brak odpowiedzi"],
           ["Byliśmy {when}.", "Obsługiwała nas {who}.", "Trwało to około {n} minut."],
           {"any": ["Miła obsługa i czysto.", "Dobry stosunek jakości do ceny.", "Szczerze polecam."], "food": ["Jedzenie było pyszne."], "stay": ["Cichy pokój i dobre śniadanie."],
            "goods": ["Dobra jakość i szybka dostawa."]},
           {"any": ["Od {n} tygodni czekam na odpowiedź.", "Zdecydowanie za drogo.", "Nikt nie czuje się odpowiedzialny."], "food": ["Jedzenie było zimne."], "stay": ["Pokój nie był czysty."],
            "goods": ["Zepsuło się po {n} dniach."], "help": ["Pobrano opłatę dwa razy."], "app": ["Aplikacja zawiesza się po aktualizacji."]},
           ["Dziękujemy za miłe słowa."], ["Bardzo nam przykro. Prosimy o kontakt mailowy."])
PHRASES = {"en": EN, "de": DE, "fr": FR, "es": ES, "it": IT, "pt": PT, "nl": NL, "pl": PL}
