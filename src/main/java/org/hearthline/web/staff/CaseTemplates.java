package org.hearthline.web.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.hearthline.casework.CaseDocument;
import org.hearthline.reminder.DutyAnswer;
import org.jspecify.annotations.Nullable;

@CheckedTemplate(basePath = "staff/cases")
class CaseTemplates {

    private CaseTemplates() {}

    /**
     * @param why of the day that was asked for
     * @param fields of the form of the order with this id
     */
    static native TemplateInstance show(
            Reader reader,
            CaseView.Page page,
            CasePages.Asked asked,
            @Nullable DutyAnswer why,
            Fields fields,
            String orderId);

    static native TemplateInstance newOrder(Reader reader, CaseDocument document, Fields fields, String today);
}
