"""Which words ask in Spanish, Italian and Portuguese to be written to no more?"""

from models.mail.phrases import listed

OPT_OUT_SOUTH: dict[str, tuple[str, ...]] = {
    "es": listed(
        """
        (aepd|agencia de proteccion); (prefiero|preferimos|preferiria|prefeririamos) (no|dejar
        de) (recibir*|que me|seguir recib*|ser contact*);
        (enlace|boton|link) .. (baja|desuscri*) .. (no |roto|error);
        no (puedo|consigo|logro|funciona) .. (darme de baja|desuscribir*|la baja);
        ces(en|e|ar|ad) .. (envios|correos|mensajes|comunicaciones|publicidad);
        (olvid*) .. (de mi|de nosotros|mi (correo|direccion|email));
        (no deseado*|no solicitado*|no autorizado*) ..; (solicit*|pid*|exij*|ruego|rog*) .. (baja|
        supresion|eliminacion|borrado|que no me|que dejen|que me (borr|elimin|quit|sac)*); (no|
        nunca) (vuelva*|volvais|vuelvas) a (escribir*|contactar*|enviar*|mandar*|molestar*|
        llamar*);
        (prefiero|preferimos|preferiria|prefeririamos) (no|que no) .. (recibir|me|nos|seguir);
        (marc*|bloque*|report*) .. (spam|correo no deseado); (paren|parad|basta) ya;
        (dar|darme|darnos|den|dese) .. baja; nunca (autorice|di |he dado|autorizamos|me suscribi|
        acepte|consenti|me he suscrito|solicite); (no he|no hemos|no) (dado|autorizado|di|
        consentido) .. (consentimiento|permiso|autorizacion);
        (supresion|borrado|eliminacion|cancelacion) de (mis|nuestros|todos) (datos|correos)*; (mi|
        nuestr*|este) (direccion|correo|email|nombre|datos) .. (elimin*|borr*|quit*|supr*|baja|
        retir*); (sac*|quit*|elimin*|borr*|retir*|tach*) .. (de|del) (la|su|vuestra|esta|todas|
        listado|fichero|registro|sistema|base|el); (ya basta|basta ya|ahorrense|ahorrese);
        (denme|dame|deme|dadme|darme|danos|denos|darnos|dar|den|de) (de |)baja; (dese|doy|damos|
        solicito|solicitamos|quiero|queremos|quisiera|deseo|deseamos|pido|tramiten|tramite|
        procedan|procesen|necesito|me gustaria|favor|ruego|rogamos) .. (baja|desuscri*|eliminar
        mi|eliminen|borrar mi|no recibir|dejar de recibir|cancelar (la|mi) suscripcion|que me
        (eliminen|borren|quiten|saquen|den|retiren|quite|borre|elimine|dejen)|que no me|darme de
        baja|que dejen|no volver); baja (de la lista|inmediata|por favor|.|!|definitiva|del
        newsletter|del boletin|de su|de esta|de este|de mi); por favor baja; (eliminen|elimine|
        elimina|eliminad|borren|borre|borra|borrad|quiten|quite|quita|quitad|saquen|saque|saca|
        retiren|retire|retira|supriman|suprima|suprime|remuevan|remueva|eliminar|borrar|quitar|
        sacar|retirar|excluyan|excluya)(me|nos| mi | mis | nuestr* | esta | todos mis | me| nos);
        (eliminenme|elimineme|eliminame|borrenme|borreme|borrame|quitenme|quiteme|quitame|
        saquenme|saqueme|sacame|retirenme|retireme|retirame|remuevanme|remuevame|excluyanme|
        desuscribanme|desuscribame|desuscribeme|desapuntenme|desapuntame|eliminadme|borradme|
        quitadme|desinscribanme|eliminarme|borrarme|quitarme|sacarme|desuscribirme|desapuntarme|
        retirarme|eliminarnos|borrarnos|quitarnos|eliminennos|quitennos|saquennos|borrennos|
        excluirme); (no|nunca) (me |nos |)(envien|envie|envies|manden|mande|mandes|escriban|
        escriba|escribas|contacten|contacte|contactes|contacteis|escribais|envieis|mandeis|
        molesten|moleste|molestes|llamen|llame|vuelvan|vuelva|vuelvas|vuelvas|vuelvan|remitan|
        spameen) (mas|a |nunca|ningun*|otro|correo*|email*|e-mail*|mensaje*|publicidad|nada|este
        tipo|por favor|informacion|propaganda|,|.|!|jamas|estos|sus|de nuevo); (no|nunca) (me |
        nos )(escriban|contacten|escriba|contacte|escribas|contactes|molesten|molestes|envien|
        manden|moleste); (no (quiero|queremos|deseo|deseamos|quisiera|me interesa)|ya no (quiero|
        deseo|queremos|deseamos)) (recibir|seguir recibiendo|mas|que me|que nos|sus (correos|
        mensajes|emails)|volver a recibir|continuar recibiendo|ser contactad*|saber (mas |nada )|
        estos (correos|mensajes)|estar en); no mas (correos|emails|mensajes|e-mails|publicidad|
        mails|spam|contacto|llamadas|newsletter*|envios|correo); (dejen|deje|deja|dejad|paren|
        pare|para|parad|basta|cesen|cese) (ya |)(de |con )(enviar*|mandar*|escribir*|contactar*|
        molestar*|spam*|los|estos|tantos|sus|tanto|hacer|llamar*|acosar*|bombardear*|este|esta|
        una vez); (basta|stop) (de |ya|a |con ); (cancelen|cancele|cancelar|cancela|anulen|anular|
        cancelo|anulo) (mi |la |nuestra |esta |)(suscripcion|subscripcion); (me opongo|nos
        oponemos|revoco|retiro mi consentimiento|derecho de (supresion|oposicion|cancelacion));
        (rgpd|lopd|lopdgdd) .. (elimin*|baja|borr*|supr*|cancel*); (de|en) (su|la|esta|tu|vuestra|
        sus) (lista|base de datos|listas|mailing|newsletter|boletin|lista de correo|lista de
        distribucion) .. (borr*|elimin*|quit*|sac*|baja); (borr*|elimin*|quit*|sac*|retir*|remov*|
        remuev*|suprim*|exclu*) .. de (su|la|esta|tu|vuestra|sus|todas sus) (lista|base de datos|
        listas|mailing|newsletter|boletin|base)*;
        (dejenme|dejeme|dejame|dejadme|dejennos) (en paz|tranquil*); desuscrib*;
        (como|donde) (puedo|podemos|me|nos) .. (baja|desuscribir*|dejar de recibir|borrar*);
        me doy de baja; (baja|dar de baja) .. (mi (correo|email|direccion|cuenta|mail)|esta
        direccion|nuestr* (correo|email|direccion))
        """
    ),
    "it": listed(
        """
        preferi* (non|smettere di) (ricever*|essere);
        (link|pulsante) .. (disiscriv*|cancell*) .. (non|rotto|errore);
        non (riesco|posso|funziona) .. (disiscriver*|cancellar*|la cancellazione);
        mai (autorizzato|dato|iscritto|acconsentito|richiesto|chiesto|prestato);
        (non ho|non abbiamo) (mai |)(autorizzato|dato|prestato|chiesto|richiesto|acconsentito);
        (togli*|rimuov*|rimoss*|cancell*|elimin*|depenn*) .. (elenco|lista|liste|indirizzo|
        nominativo|dati|contatto|mail|email|rubrica|database|archivio|mailing*|recapito|casella);
        dall'elenco;
        (cancellazione|rimozione|eliminazione) (dei|del|della) (miei|mio|mia|nostri|nostro);
        (cancellatemi|cancellami|mi cancelli|rimuovetemi|rimuovimi|mi rimuova|toglietemi|toglimi|
        mi tolga|eliminatemi|eliminami|mi elimini|disiscrivetemi|disiscrivimi|mi disiscriva|
        cancellateci|rimuoveteci|toglieteci|eliminateci|disiscriveteci|escludetemi|depennatemi|
        levatemi|disinscrivetemi|ci cancelli|ci rimuova|ci tolga); (cancellate|cancella|cancelli|
        rimuovete|rimuovi|rimuova|togliete|togli|tolga|eliminate|elimina|elimini) (il mio|la mia|
        i miei|il nostro|la nostra|i nostri|questo|questa|immediatamente (il|la|i)|tutti i (miei|
        nostri)|subito (il|la|i)) .. (indirizzo|mail|email|e-mail|dati|nominativo|contatto|nome|
        recapito|contatti|casella|iscrizione|recapiti); (voglio|vorrei|desidero|chiedo|chiediamo|
        vogliamo|vorremmo|desideriamo|prego|richiedo|pregherei|gradirei|invito|intendo|potete|puo|
        puoi|potrebbe|potreste|si prega) .. (cancellarmi|disiscriver*|rimuover* (mi|il|la)|essere
        (cancellat*|rimoss*|disiscritt*|tolt*|eliminat*|esclus*)|cancellazione|disiscrizione|non
        ricevere|smettere di (ricevere|scriver*|contattar*|inviar*)|rimuovermi|togliermi|
        eliminarmi|cancellarci|rimuoverci|togliere (il mio|la mia|me|i miei)|cancellare (il mio|
        la mia|i miei|l'iscrizione|la nostra)|eliminare (il mio|i miei|la mia)|annullare
        l'iscrizione|non essere (piu |)(contattat*|disturbat*)|di non (ricevere|contattar*|
        inviar*|scriver*|essere)|non contattar*|non inviar*|non scriver*); non (mi |ci
        |)(contatt*|scriv*|invi*|mand*|disturb*|spedi*|chiam*|cerc*|sped*|import*) .. (piu|mai
        piu|oltre|ulteriori|altre|altri|altro|nulla); non (contattatemi|scrivetemi|mandatemi|
        inviatemi|disturbatemi|contattateci|scriveteci|inviateci|mandateci|scrivermi|contattarmi|
        inviarmi|mandarmi|chiamatemi|disturbarmi); (non (voglio|vogliamo|desidero|desideriamo|
        intendo|vorrei|mi interessa)) (piu |)(ricevere|essere|che mi|avere|mail|altre|vostre|le
        vostre|sentire|questi|queste|continuare); (basta|stop) (mail|email|e-mail|con|messaggi|
        spam|inviar*|scriver*|alle|ai|a queste|grazie|per favore|cosi|mandar*); (smettete|
        smettetela|smetti|smettila|smetta|finitela|la smetta|piantatela|cessate) ( di| con|.|!|,|
        per|immediatamente|subito); (niente|nessuna|nessun) (piu |altra |ulteriore |altro )(mail|
        email|e-mail|messaggi*|comunicazion*|contatt*|newsletter|messaggio); niente piu; (mi
        oppongo|revoco il (mio |)consenso|ritiro il (mio |)consenso|diritto all'oblio|ci
        opponiamo|diritto di (cancellazione|opposizione));
        (gdpr|art. 17|art. 21) .. (cancell*|rimo*|oppo*|elimin*); (dalla|dalle|dai|dal|da questa|
        da ogni) (vostra |vostre |vostri |vostro |sua |tua |tue |sue |)(mailing list|mailing|
        lista|liste|database|newsletter|elenco|elenchi|archivi|archivio|indirizzario|lista di
        distribuzione) .. (cancell*|rimo*|togl*|elimin*|grazie|per favore); (cancell*|rimo*|
        rimuov*|togl*|elimin*|esclud*|depenn*|disiscriv*) .. (dalla|dalle|dai|dal|da questa|da
        ogni|da tutte le) (vostra |vostre |vostri |vostro |sua |tua |tue |sue |)(mailing*|lista|
        liste|database|newsletter|elenco|elenchi|archivi*|indirizzario);
        (lasciatemi|lasciateci|mi lasci|lasciami) (in pace|stare);
        (come|dove) (posso|faccio|possiamo|mi) .. (disiscriver*|cancellar*|disiscrivo|cancello);
        (disdico|annullo|disdire|annullare|annullate) (l'|la mia |la |mia |il )(iscrizione|
        sottoscrizione|abbonamento)*; (cancellazione|disiscrizione) (immediata|dalla|dai|.|!|
        grazie|per favore|richiesta|dei miei)
        """
    ),
    "pt": listed(
        """
        cnpd; anpd; (prefiro|preferimos|preferia) (nao|deixar de) (receber|ser contact*);
        (link|botao) .. (cancel*|descadastr*|remocao) .. (nao|quebrado|erro);
        nao (consigo|posso|funciona) .. (cancelar|descadastrar|remover|sair);
        nunca (autorizei|dei|consenti|subscrevi|pedi|solicitei|autorizamos|me inscrevi);
        (nao dei|nao demos|nao autorizei|nao consenti);
        (prefiro|preferimos|preferia) (nao|deixar de) ..;
        (eliminacao|exclusao|remocao|apagamento) (dos|de|do) (meus|minha|nossos|meu|todos);
        nao (volte|voltem|volt*) a .. (contact*|escrev*|envi*|incomod*|mand*); (tir*|remov*|
        retir*|apag*|elimin*|exclu*|risc*) .. (lista|endereco|email|e-mail|dados|contacto|contato|
        nome|cadastro|base|mailing); (removam|remova|remove|retirem|retire|retira|excluam|exclua|
        exclui|apaguem|apague|apaga|eliminem|elimine|elimina|tirem|tire|tira|descadastrem|
        descadastre|cancelem|cancele|desinscrevam|desinscreva|deletem|delete)(-me|-nos| me | o
        meu | a minha | os meus | meu | meus | minha | nosso | nossos | o nosso | este | esse |
        esta ); (removam|remova|retirem|retire|excluam|exclua|tirem|tire|descadastrem|descadastre|
        removem)(-me|-nos| me| nos); (me|nos) (removam|remova|retirem|retire|excluam|exclua|tirem|
        tire|descadastrem|descadastre|tira|remove|descadastra|deixem em paz|deixe em paz|apaguem);
        (quero|queria|gostaria|gostava|desejo|solicito|peco|pedimos|pretendo|queremos|gostariamos|
        favor|podem|pode|poderia*|podiam|solicitamos|agradeco|agradecia|por favor) ..
        (descadastr*|ser removid*|ser retirad*|ser excluid*|cancelar (a |o |minha |meu |a minha
        )(inscricao|assinatura|subscricao|cadastro|registo)|remover (o meu|a minha|meu|meus|me|os
        meus|nosso)|retirar (o meu|meu|me|a minha)|excluir (o meu|meu|meus|me)|remover-me|
        retirar-me|tirar-me|excluir-me|me (remover|retirar|tirar|excluir|descadastrar)|nao
        receber|deixar de receber|parar de (receber|enviar|mandar|me)|sair da|nao (me |)(contact*|
        envi*|mand*|escrev*)|remocao|exclusao|anular a subscricao|apagar (os meus|meus|o meu)|
        eliminar (os meus|o meu)); nao (me |nos |)(envi*|mand*|contact*|contat*|escrev*|incomod*|
        lig*|perturb*) .. (mais|novamente|nunca|nada|nenhum*|este tipo|outr*|emails|e-mails);
        nao (enviem|envie|mandem|mande|escrevam|escreva|contactem|contatem) mais; (nao (quero|
        queremos|desejo|desejamos|pretendo|pretendemos|gostaria de)) (mais |)(receber|ser
        contact*|ser contat*|que me|ter|mais|estes|continuar|emails|e-mails|mensagens); (parem|
        pare|para|chega|deixem|deixe|cessem|basta) (ja |)(de |com |dos )(enviar|mandar|me |
        escrever|contact*|contat*|estes|esses|spam*|emails|e-mails|os |as |incomodar|tant*|
        mensagens|encher|insistir); (parem|pare).; (nao|sem|chega de|nada de) mais (emails|
        e-mails|mensagens|contact*|contat*|mails|spam|publicidade|newsletter*); (cancelem|cancele|
        cancelar|cancelo|anulem|anular) (a |o |)(minha |meu |nossa |)(inscricao|assinatura|
        subscricao|cadastro|registo|newsletter); (revogo|retiro) .. consentimento;
        (oponho-me|me oponho); (rgpd|lgpd) .. (exclu*|remo*|apag*|elimin*|retir*); (da|das|dessa|
        desta|do|de) (vossa |vossas |sua |suas |tua |)(lista|listas|base de dados|mailing|
        newsletter|base|banco de dados|mailing list|lista de (emails|e-mails|contactos|contatos|
        distribuicao)) .. (remov*|retir*|exclu*|tir*|por favor); (remov*|retir*|exclu*|tir*|
        elimin*|apag*|descadastr*) .. (da|das|dessa|desta|do|de) (vossa |vossas |sua |suas |tua
        |)(lista|listas|base de dados|mailing|newsletter|base|banco de dados)*;
        (deixem-me|deixe-me|me deixem|me deixe|deixa-me) em paz; descadastr*;
        (como|onde) (posso|faco|podemos) .. (descadastrar|cancelar|sair|deixar de receber|remover)
        """
    ),
}
