package org.hearthline.web.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

@CheckedTemplate(basePath = "staff")
class StaffTemplates {

    private StaffTemplates() {}

    /** @param words what happened */
    static native TemplateInstance refused(Reader reader, String words, @Nullable String incident);

    static native TemplateInstance login(Reader reader, List<SignIn.User> users, boolean failed);
}
