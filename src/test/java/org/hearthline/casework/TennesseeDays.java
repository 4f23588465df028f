package org.hearthline.casework;

import java.util.List;

/** The business days that the service goes by, as {@code config/agency.yaml} sets them. */
public final class TennesseeDays {

    private TennesseeDays() {}

    public static BusinessDays businessDays() {
        return new BusinessDays(new Agency.Holidays("us", "tn", List.of()));
    }
}
