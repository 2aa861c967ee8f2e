# What the README and the guides show is what runs here.

# readme_command HEADING: the first line of the first block of commands below a heading.
readme_command() {
  awk -v heading="## $1" '
    $0 == heading { below = 1; next }
    /^## / { below = 0 }
    below && /^```/ { if (inside) exit; inside = 1; next }
    inside { print; exit }' README.md | grep .
}

# docs_projects FOLDER: the projects that compile the code of the documentation, outside the repository and on the packed packages.
docs_projects() {
  cp -r .ci/docs/projects "$1"
  cp Directory.Packages.props "$1/Versions.props"
  bash .ci/docs/extract "$1"
  cat >"$1/nuget.config" <<XML
<configuration>
  <packageSources>
    <add key="packed" value="$PWD/artifacts/packages" />
  </packageSources>
</configuration>
XML
  ApiKeysVersion=$(basename artifacts/packages/ApiKeys.Client.Testing.[0-9]*.nupkg .nupkg)
  export ApiKeysVersion=${ApiKeysVersion#ApiKeys.Client.Testing.}
  # A folder of its own for packages: what an earlier run installed cannot be taken for what was just packed.
  export NUGET_PACKAGES="$CI_WORK/installed"
}
