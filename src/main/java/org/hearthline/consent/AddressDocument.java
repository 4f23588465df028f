package org.hearthline.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.hearthline.message.channel.Channel;
import org.hearthline.platform.Checked;
import org.hearthline.platform.Errors;
import org.jspecify.annotations.Nullable;

/**
 * An address of a participant as the API reads and answers it.
 *
 * @param value a phone number, or an e-mail address
 * @param language of what is written there, as a tag such as {@code es}
 * @param timeZone where its owner is; left out, the participant's or the case's stands in (POLICY 5.8)
 * @param safe whether it is safe to write there; left out, nobody has asked
 * @param safeHours when only it is, every day by the owner's clock
 * @param consent how the owner's consent stands; in answers alone
 */
public record AddressDocument(
        @NotNull Channel channel,
        @NotBlank @Size(max = 300) String value,

        @Nullable
        @Size(max = 35)
        @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", message = "must be a language tag such as en or es-MX")
        String language,

        @Nullable ZoneId timeZone,
        @Nullable Boolean safe,
        @Nullable @Valid SafeHours safeHours,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ConsentState consent)
        implements Checked {

    /** From when until before when. */
    public record SafeHours(
            @NotNull LocalTime from, @NotNull LocalTime to) {}

    @Override
    public void check(Errors errors) {
        if (safeHours != null
                && safeHours.from() != null
                && safeHours.to() != null
                && !safeHours.from().isBefore(safeHours.to())) {
            errors.add("safeHours.to", "must be after from");
        }
        if (consent != null) {
            errors.add("consent", "is not set here: see /consents");
        }
    }

    /** All addresses of a participant, in the order in which they like to be reached. */
    record Listed(@NotNull @Size(max = 20) List<@NotNull @Valid AddressDocument> addresses) implements Checked {
        Listed {
            addresses = addresses == null ? List.of() : addresses;
        }

        @Override
        public void check(Errors errors) {
            for (int i = 0; i < addresses.size(); i++) {
                if (addresses.get(i) != null) {
                    addresses.get(i).check(errors.within("addresses[" + i + "]"));
                }
            }
        }
    }
}
