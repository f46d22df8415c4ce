#!/usr/bin/env python3
"""A bill of materials is whole: check_bill.py BILL RELATIONSHIP

It is SPDX 2.3 as far as Dateline writes it: every element has an id of its own, every relationship leads to one, every licence
is named by SPDX or has its text. The C library must be there with RELATIONSHIP, every library with its licence.
"""

import json
import re
import sys


def main(path, expected):
    with open(path, encoding="utf8") as file:
        bill = json.load(file)
    assert bill["spdxVersion"] == "SPDX-2.3" and bill["dataLicense"] == "CC0-1.0" and bill["SPDXID"] == "SPDXRef-DOCUMENT"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", bill["creationInfo"]["created"])
    elements = [bill["SPDXID"], *(one["SPDXID"] for one in bill["packages"] + bill["files"])]
    for name in elements:
        assert re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", name), name
    assert len(set(elements)) == len(elements), "an id is given twice"
    for one in bill["relationships"]:
        assert one["spdxElementId"] in elements and one["relatedSpdxElement"] in elements, one
    texts = {one["licenseId"] for one in bill["hasExtractedLicensingInfos"] if len(one["extractedText"]) > 100}
    libraries = [one for one in bill["packages"] if "sourceInfo" in one]
    for one in libraries:
        assert one["licenseConcluded"] != "NOASSERTION", f"tools/package/licences.tsv has no row of {one['sourceInfo']}"
        assert one["licenseDeclared"] in texts, one["name"]
        assert one["versionInfo"] in one["externalRefs"][0]["referenceLocator"].replace("%2B", "+").replace("%3A", ":")
    kinds = {(one["relatedSpdxElement"], one["relationshipType"]) for one in bill["relationships"]}
    for name, kind in (("libc6", expected), ("libicu72", expected), ("nlohmann-json3-dev", "STATIC_LINK"), ("libsqlitecpp-dev", "STATIC_LINK"), ("dateline-data", "CONTAINS")):
        assert (f"SPDXRef-Package-{name}", kind) in kinds, f"{name} is not there as {kind}"
    fonts = [one for one in bill["files"] if one["licenseConcluded"] == "OFL-1.1"]
    assert len(fonts) == 3 and all(one["fileName"].startswith("./data/fonts/") for one in fonts)
    print(f"{path.rsplit('/', 1)[-1]}: {len(libraries)} libraries and {len(bill['files'])} files, each with its licence")


if __name__ == "__main__":
    main(*sys.argv[1:])
