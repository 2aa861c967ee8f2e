<?xml version="1.0" encoding="utf-8"?>
<!-- Leaves in the documentation file what a caller can see: the members of types that PublicApi.txt lists. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="utf-8" indent="no" />
  <!-- Their names, each between two bars. -->
  <xsl:param name="types" />
  <xsl:template match="@*|node()">
    <xsl:copy><xsl:apply-templates select="@*|node()" /></xsl:copy>
  </xsl:template>
  <xsl:template match="member[starts-with(substring-after(@name, ':'), 'ApiKeys.Client.')]">
    <!-- Without parameters and the number of type arguments; the type is the first name or the one after its namespace. -->
    <xsl:variable name="path" select="concat(translate(substring-before(concat(substring-after(@name, ':ApiKeys.Client.'), '('), '('), '`', '.'), '.')" />
    <xsl:variable name="first" select="substring-before($path, '.')" />
    <xsl:variable name="second" select="substring-before(substring-after($path, '.'), '.')" />
    <xsl:if test="contains($types, concat('|', $first, '|')) or ($second and contains($types, concat('|', $second, '|')))">
      <xsl:copy><xsl:apply-templates select="@*|node()" /></xsl:copy>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
