package org.hearthline.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the data key of the settings to whoever seals. */
class DataKeyBean {

    @Produces
    @Singleton
    DataKey dataKey(@ConfigProperty(name = "hearthline.data-key") String keyset) {
        return DataKey.parse(keyset);
    }
}
