package org.hearthline.web.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

@CheckedTemplate(basePath = "staff/conversation")
class ConversationTemplates {

    private ConversationTemplates() {}

    /**
     * @param note what was just done; empty where nothing was
     * @param form the one that {@code fields} are of: answer, addresses or consent
     * @param answerId of the next answer, so that a form that is sent twice answers once
     */
    static native TemplateInstance show(
            Reader reader, ConversationView view, String note, String form, Fields fields, String answerId);
}
