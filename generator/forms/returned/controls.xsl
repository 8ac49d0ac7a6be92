<?xml version="1.0" encoding="UTF-8"?>
<!--
The content controls of a Word document as text: one record each, closed by U+FDD2, its fields parted by U+FDD0, the
parts of a field by U+FDD1; U+FDD3 is a line break, U+FDD4 leads a symbol. No text has these signs: Unicode sets them
aside for inside a program. libxslt is faster here than walking the tree from Python, and a pile of forms is thousands
of controls.

Fields: tag, alias, prefix mappings, xpath, store, full date, box and its state, breaks before, words,
choices. Not taken: controls that only wrap others, those in words that were deleted or that only older programs show.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<xsl:output method="text" encoding="UTF-8"/>

<xsl:template match="/">
  <xsl:apply-templates select="//w:sdt[w:sdtContent and not(.//w:sdt)
      and not(ancestor::w:del or ancestor::w:moveFrom or ancestor::mc:Fallback)]"/>
</xsl:template>

<xsl:template match="w:sdt">
  <xsl:variable name="own" select="w:sdtPr"/>
  <!-- LibreOffice puts the name of a box on a control around it. -->
  <xsl:variable name="named" select="$own[w:tag or w:alias or w:dataBinding]
      | ancestor::w:sdt[not($own/w:tag or $own/w:alias or $own/w:dataBinding)][w:sdtPr[not(w:group)][w:tag or w:alias]][1]/w:sdtPr"/>
  <xsl:value-of select="concat($named/w:tag/@w:val, '&#xFDD0;', $named/w:alias/@w:val, '&#xFDD0;',
      $own/w:dataBinding/@w:prefixMappings, '&#xFDD0;', $own/w:dataBinding/@w:xpath, '&#xFDD0;',
      $own/w:dataBinding/@w:storeItemID, '&#xFDD0;', $own/w:date/@w:fullDate, '&#xFDD0;')"/>
  <xsl:for-each select="$own/w14:checkbox">
    <xsl:text>box</xsl:text><xsl:value-of select="w14:checked/@w14:val"/>
    <xsl:if test="w14:checked[not(@w14:val)]">1</xsl:if>
  </xsl:for-each>
  <xsl:text>&#xFDD0;</xsl:text>
  <!-- Line breaks in a run directly in front that holds nothing else. -->
  <xsl:value-of select="count(preceding-sibling::*[1][self::w:r][not(*[not(self::w:br or self::w:rPr)])]/w:br)"/>
  <xsl:text>&#xFDD0;</xsl:text><xsl:apply-templates select="w:sdtContent/*" mode="say"/>
  <xsl:text>&#xFDD0;</xsl:text>
  <xsl:for-each select="$own/w:dropDownList/w:listItem | $own/w:comboBox/w:listItem">
    <xsl:value-of select="concat(@w:value, '&#xFDD1;', @w:displayText, '&#xFDD1;')"/>
  </xsl:for-each>
  <xsl:text>&#xFDD2;</xsl:text>
</xsl:template>

<xsl:template match="*" mode="say"><xsl:apply-templates select="*" mode="say"/></xsl:template>
<xsl:template match="w:rPr | w:pPr | w:tcPr | w:trPr | w:tblPr" mode="say"/>
<xsl:template match="w:del | w:moveFrom | mc:Fallback | w:instrText | w:delText | w:rt" mode="say"/>
<xsl:template match="w:t" mode="say">
  <xsl:value-of select="."/><xsl:text>&#xFDD1;</xsl:text>
</xsl:template>
<xsl:template match="w:br | w:cr" mode="say"><xsl:text>&#xFDD3;&#xFDD1;</xsl:text></xsl:template>
<xsl:template match="w:tab" mode="say"><xsl:text>&#x9;&#xFDD1;</xsl:text></xsl:template>
<xsl:template match="w:noBreakHyphen" mode="say"><xsl:text>-&#xFDD1;</xsl:text></xsl:template>
<xsl:template match="w:sym" mode="say">
  <xsl:value-of select="concat('&#xFDD4;', @w:char, '&#xFDD1;')"/>
</xsl:template>
<xsl:template match="w:p" mode="say">
  <xsl:if test="preceding-sibling::w:p"><xsl:text>&#xFDD3;&#xFDD1;</xsl:text></xsl:if>
  <xsl:apply-templates select="*" mode="say"/>
</xsl:template>
</xsl:stylesheet>
