package org.hearthline.casework;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An id of the caller's: it stands in addresses, so it keeps to their plain characters. */
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = Identifier.FORM)
@ReportAsSingleViolation
public @interface Identifier {

    /** As a regular expression. */
    String FORM = "[A-Za-z0-9][A-Za-z0-9._~-]{0,63}";

    String message() default "must be an id of 1 to 64 letters, digits, '.', '_', '~' or '-'";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
