package org.hearthline.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DataKeyTest {

    private static final byte[] VALUE = "value".getBytes(UTF_8);
    private static final byte[] PLACE = "person P-1, phone".getBytes(UTF_8);

    @Test
    void sealedValue_opensUnderTheSameKeyAndPlaceAlone() {
        String keyset = DataKey.generate();
        byte[] sealed = DataKey.parse(keyset).seal(VALUE, PLACE);

        assertThat(DataKey.parse(keyset + "\n").open(sealed, PLACE)).isEqualTo(VALUE);
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataKey.parse(keyset).open(sealed, "person P-2, phone".getBytes(UTF_8)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataKey.parse(DataKey.generate()).open(sealed, PLACE));
    }

    @Test
    void changedValue_doesNotOpen() {
        DataKey key = DataKey.parse(DataKey.generate());
        byte[] sealed = key.seal(VALUE, PLACE);
        sealed[sealed.length - 1] ^= 1;

        assertThatIllegalArgumentException().isThrownBy(() -> key.open(sealed, PLACE));
    }

    @Test
    void keysetOfAnyStep_opensWhatTheStepsBesideItSealed() {
        String old = DataKey.generate();
        String added = DataKey.withNewKey(old);
        String promoted = DataKey.withNewestAsPrimary(added);
        String retired = DataKey.withPrimaryAlone(promoted);

        for (List<String> sideBySide :
                List.of(List.of(old, added), List.of(added, promoted), List.of(promoted, retired))) {
            DataKey before = DataKey.parse(sideBySide.get(0));
            DataKey after = DataKey.parse(sideBySide.get(1));
            assertThat(before.open(after.seal(VALUE, PLACE), PLACE)).isEqualTo(VALUE);
        }
        DataKey both = DataKey.parse(promoted);
        assertThat(both.open(DataKey.parse(old).seal(VALUE, PLACE), PLACE)).isEqualTo(VALUE);
        assertThatIllegalArgumentException().isThrownBy(() -> DataKey.parse(old).open(both.seal(VALUE, PLACE), PLACE));
        assertThatIllegalArgumentException().isThrownBy(() -> DataKey.parse(retired)
                .open(DataKey.parse(added).seal(VALUE, PLACE), PLACE));
    }

    @Test
    void stepOutOfTurn_isRefused() {
        String old = DataKey.generate();
        String added = DataKey.withNewKey(old);
        String promoted = DataKey.withNewestAsPrimary(added);

        for (ThrowingCallable step : List.<ThrowingCallable>of(
                () -> DataKey.withNewKey(added),
                () -> DataKey.withNewKey(promoted),
                () -> DataKey.withNewestAsPrimary(old),
                () -> DataKey.withNewestAsPrimary(promoted),
                () -> DataKey.withPrimaryAlone(old),
                () -> DataKey.withPrimaryAlone(added))) {
            assertThatIllegalArgumentException().isThrownBy(step);
        }
    }

    @Test
    void secretOfSessions_lastsUntilTheOldestKeyIsRetired() {
        String old = DataKey.generate();
        String added = DataKey.withNewKey(old);
        String promoted = DataKey.withNewestAsPrimary(added);

        assertThat(DataKey.secretFor("sessions", old))
                .isEqualTo(DataKey.secretFor("sessions", added))
                .isEqualTo(DataKey.secretFor("sessions", promoted))
                .isNotEqualTo(DataKey.secretFor("sessions", DataKey.withPrimaryAlone(promoted)))
                .isNotEqualTo(DataKey.secretFor("forms", old));
    }

    @Test
    void mark_isOfTheKeyThatSeals() {
        String added = DataKey.withNewKey(DataKey.generate());
        DataKey before = DataKey.parse(added);
        DataKey after = DataKey.parse(DataKey.withNewestAsPrimary(added));

        assertThat(before.seal(VALUE, PLACE)).startsWith(before.mark());
        assertThat(before.mark()).isNotEqualTo(after.mark());
        assertThat(after.seal(VALUE, PLACE)).startsWith(after.mark());
    }

    @Test
    void newKeyset_isOneLineAndNeverTheSame() {
        assertThat(DataKey.generate()).matches("[A-Za-z0-9+/=]+").isNotEqualTo(DataKey.generate());
    }

    @Test
    void otherText_isRefusedWithoutBeingRepeated() {
        for (String text :
                new String[] {"", "geheim", "c2VjcmV0", DataKey.generate().substring(8)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DataKey.parse(text))
                    .withMessage("not a keyset for authenticated encryption, as new-data-key prints it")
                    .withNoCause();
        }
    }

    @Test
    void keysetForAnotherPurpose_isRefused() throws GeneralSecurityException {
        MacConfig.register();
        KeysetHandle mac =
                KeysetHandle.generateNew(PredefinedMacParameters.HMAC_SHA256_256BITTAG, RegistryConfiguration.get());
        String keyset = Base64.getEncoder()
                .encodeToString(TinkProtoKeysetFormat.serializeKeyset(
                        mac, InsecureSecretKeyAccess.get(), RegistryConfiguration.get()));

        assertThatIllegalArgumentException().isThrownBy(() -> DataKey.parse(keyset));
    }
}
